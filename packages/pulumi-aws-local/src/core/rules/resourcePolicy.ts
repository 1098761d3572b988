import { isObject } from "./collections";
import { json } from "./documents";
import type { Rule } from "./rule";

interface PolicyLimits {
  /** Why the service rejects an action of a statement; undefined if it does not. */
  problemOfAction?: (action: string) => string | undefined;
  /** Why the service rejects the statements as a whole. */
  problemOfStatements?: (statements: readonly Statement[]) => string | undefined;
}

/** A statement whose form has been checked. */
export interface Statement {
  Effect: "Allow" | "Deny";
  Action?: string | string[];
}

/**
 * A resource policy, checked as services check its form when they store it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function resourcePolicy(limits: PolicyLimits = {}): Rule {
  return json("a policy document in JSON", (document) => problemOf(document, limits));
}

function problemOf(document: unknown, limits: PolicyLimits): string | undefined {
  if (!isObject(document)) return "it is not an object";
  const { Version, Statement } = document;
  if (Version !== undefined && !VERSIONS.includes(Version)) {
    return `Version must be one of ${VERSIONS.join(", ")}, got ${JSON.stringify(Version)}`;
  }
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  if (Statement === undefined || statements.length === 0) return "Statement is missing or empty";
  for (const [i, statement] of statements.entries()) {
    const problem = problemOfStatement(statement, limits);
    if (problem !== undefined) return `Statement[${i}] ${problem}`;
  }
  return limits.problemOfStatements?.(statements);
}

const VERSIONS: unknown[] = ["2012-10-17", "2008-10-17"];

function problemOfStatement(statement: unknown, limits: PolicyLimits): string | undefined {
  if (!isObject(statement)) return "is not an object";
  const { Effect } = statement;
  if (Effect !== "Allow" && Effect !== "Deny") {
    return `has the Effect ${JSON.stringify(Effect)}: it must be "Allow" or "Deny"`;
  }
  for (const [name, other] of PAIRS) {
    const given = [statement[name], statement[other]].filter((value) => value !== undefined);
    if (given.length !== 1) return `must have either ${name} or ${other}`;
  }
  for (const action of [statement["Action"] ?? statement["NotAction"]].flat()) {
    const problem =
      typeof action !== "string"
        ? "has an Action that is not a text"
        : (problemOfForm(action) ?? limits.problemOfAction?.(action));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const PAIRS = [
  ["Principal", "NotPrincipal"],
  ["Action", "NotAction"],
  ["Resource", "NotResource"],
] as const;

function problemOfForm(action: string): string | undefined {
  return /^(\*|[\w-]+:[\w*?]+)$/.test(action)
    ? undefined
    : `has the Action ${JSON.stringify(action)}: it must be "service:Action"`;
}

/** Whether an action with wildcards matches one of `known`; case does not count. */
export function namesOneOf(known: readonly string[], action: string): boolean {
  const source = action
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  const pattern = new RegExp(`^${source}$`, "i");
  return known.some((one) => pattern.test(one));
}
