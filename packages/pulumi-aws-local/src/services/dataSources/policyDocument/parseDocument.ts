import { VisibleError } from "../../../core/visibleError";
import {
  compareText,
  type Condition,
  type PolicyDocument,
  type Principals,
  type Statement,
} from "./policyModel";

/**
 * Parses a document of sourcePolicyDocuments or overridePolicyDocuments as Go's encoding/json does for the provider:
 * names are not case-sensitive, unknown members are dropped, null counts as absent.
 * @param path of the document, for messages
 * @throws VisibleError for a document that the provider rejects
 */
export function parseDocument(text: string, path: string): PolicyDocument {
  const read = membersOf(parseJson(text, path) ?? {}, path);
  const statements = read("Statement") ?? [];
  if (!Array.isArray(statements)) throw wrong(`${path}.Statement`, "a list of statements");
  return {
    version: textOf(read("Version"), `${path}.Version`),
    id: textOf(read("Id"), `${path}.Id`),
    statements: statements.map((one, at) => parseStatement(one, `${path}.Statement[${at}]`)),
  };
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new VisibleError(`"${path}" is not valid JSON: ${(error as Error).message}`);
  }
}

function parseStatement(value: unknown, path: string): Statement {
  const read = membersOf(value, path);
  const passed = { Action: "actions", NotAction: "notActions" } as const;
  const passedToo = { Resource: "resources", NotResource: "notResources" } as const;
  const members = Object.entries({ ...passed, ...passedToo })
    .map(([name, member]) => [member, read(name)] as const)
    .filter(([, member]) => member !== undefined && member !== null);
  return {
    sid: textOf(read("Sid"), `${path}.Sid`),
    effect: textOf(read("Effect"), `${path}.Effect`),
    ...Object.fromEntries(members),
    principals: parsePrincipals(read("Principal"), `${path}.Principal`),
    notPrincipals: parsePrincipals(read("NotPrincipal"), `${path}.NotPrincipal`),
    conditions: parseConditions(read("Condition"), `${path}.Condition`),
  };
}

/** Any string stands for all principals. */
function parsePrincipals(value: unknown, path: string): Principals[] {
  if (value === undefined) return [];
  if (typeof value === "string") return [{ type: "*", identifiers: ["*"] }];
  return entriesOf(value, path).map(([type, identifiers]) => {
    if (typeof identifiers === "string") return { type, identifiers };
    if (!Array.isArray(identifiers)) throw wrong(`${path}.${type}`, "a text or a list of texts");
    return { type, identifiers: textsOf(identifiers, `${path}.${type}`).sort(compareText) };
  });
}

/** Numbers and null are dropped, as in the provider; `true` becomes a string. */
function parseConditions(value: unknown, path: string): Condition[] {
  if (value === undefined || value === null) return [];
  return entriesOf(value, path).flatMap(([test, variables]) =>
    entriesOf(variables ?? {}, `${path}.${test}`).flatMap(([variable, values]): Condition[] => {
      const at = `${path}.${test}.${variable}`;
      if (Array.isArray(values)) return [{ test, variable, values: textsOf(values, at) }];
      const isKept = typeof values === "string" || typeof values === "boolean";
      return isKept ? [{ test, variable, values: [String(values)] }] : [];
    }),
  );
}

/** Finds members by name in any case; the last one counts. */
function membersOf(value: unknown, path: string): (name: string) => unknown {
  const entries = entriesOf(value, path).reverse();
  return (name) =>
    entries.find(([other]) => other === name || other.toLowerCase() === name.toLowerCase())?.[1];
}

function entriesOf(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw wrong(path, "an object");
  }
  return Object.entries(value);
}

function textOf(value: unknown, path: string): string {
  if (value !== undefined && value !== null && typeof value !== "string")
    throw wrong(path, "a text");
  return value ?? "";
}

function textsOf(values: unknown[], path: string): string[] {
  return values.map((value, at) => {
    if (typeof value !== "string") throw wrong(`${path}[${at}]`, "a text");
    return value;
  });
}

function wrong(path: string, expected: string): VisibleError {
  return new VisibleError(`"${path}" must be ${expected}`);
}
