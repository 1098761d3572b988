import {
  checkPresent,
  isMap,
  wrongType,
  type Elements,
  type PolicyKind,
  type Problem,
  type Problems,
} from "./problem";
import { hasVariables, type PolicyDocument } from "../document";
import { checkStatement } from "./statement";

/** The first reason why IAM rejects a policy document; undefined if it accepts it. */
export function findProblem(document: object, kind: PolicyKind): Problem | undefined {
  return checkDocument(document as Elements, kind).next().value ?? undefined;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
function* checkDocument(document: Elements, kind: PolicyKind): Problems {
  for (const name of Object.keys(document)) {
    if (!ELEMENTS.includes(name)) yield { path: `.#${name}`, message: `Invalid key ${name}` };
  }
  yield* checkPresent("", document);
  yield* checkVersion(document["Version"]);
  const { Id, Statement } = document;
  // UNVERIFIED: that an identity policy may have an Id, which the grammar does not allow.
  if (Id !== undefined && typeof Id !== "string") yield wrongType("Id", Id, "string");
  if (Statement === undefined) return yield { path: "", message: "Statement is required" };
  const variables = hasVariables(document as unknown as PolicyDocument);
  yield* checkStatements(Statement, { kind, variables });
}

const ELEMENTS = ["Version", "Id", "Statement"];

function* checkVersion(version: unknown): Problems {
  if (version === undefined || version === "2012-10-17" || version === "2008-10-17") return;
  const message =
    typeof version === "string"
      ? 'Version must be either "2012-10-17" or "2008-10-17"'
      : "Version must be a string if present";
  yield { path: "Version", message };
}

function* checkStatements(
  statements: unknown,
  policy: { kind: PolicyKind; variables: boolean },
): Problems {
  if (!Array.isArray(statements)) {
    if (isMap(statements)) yield* checkStatement("Statement", statements, policy);
    else yield wrongType("Statement", statements, "object");
    return;
  }
  if (statements.length === 0) {
    yield { path: "", message: "Statement must hold at least one statement" };
  }
  for (const [i, statement] of statements.entries()) {
    const path = `Statement[${i}]`;
    if (isMap(statement)) yield* checkStatement(path, statement, policy);
    else yield wrongType(path, statement, "object");
  }
  yield* checkUniqueSids(statements.filter(isMap));
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
function* checkUniqueSids(statements: readonly Elements[]): Problems {
  const sids = statements.map(({ Sid }) => Sid).filter((sid) => sid !== undefined && sid !== "");
  for (const [i, sid] of sids.entries()) {
    if (sids.indexOf(sid) === i) continue;
    yield { path: "", message: "Statement IDs (SID) in a single policy must be unique" };
  }
}
