import {
  compareText,
  sortDown,
  type Condition,
  type PolicyDocument,
  type Principals,
  type Statement,
} from "./policyModel";

/** Serializes a document as JSON: in the provider's order, without empty members. */
export function renderDocument({ version, id, statements }: PolicyDocument): Map<string, unknown> {
  return members([
    ["Version", version],
    ["Id", id],
    ["Statement", statements.length > 0 ? statements.map(renderStatement) : undefined],
  ]);
}

function renderStatement(statement: Statement): Map<string, unknown> {
  return members([
    ["Sid", statement.sid],
    ["Effect", statement.effect],
    ["Action", statement.actions],
    ["NotAction", statement.notActions],
    ["Resource", statement.resources],
    ["NotResource", statement.notResources],
    ["Principal", renderPrincipals(statement.principals)],
    ["NotPrincipal", renderPrincipals(statement.notPrincipals)],
    ["Condition", renderConditions(statement.conditions)],
  ]);
}

/** Omits unset members, and empty strings at the top level. */
function members(all: [string, unknown][]): Map<string, unknown> {
  const isOwnText = new Set(["Version", "Id", "Sid", "Effect"]);
  return new Map(
    all.filter(([name, value]) => value !== undefined && !(isOwnText.has(name) && value === "")),
  );
}

/** `{"*": "*"}` is written as "*", which IAM accepts in more places; `{"AWS": "*"}` has a different meaning for IAM. */
function renderPrincipals(principals: readonly Principals[]): unknown {
  if (principals.length === 0) return undefined;
  const [first] = principals;
  if (principals.length === 1 && first!.type === "*" && String(first!.identifiers) === "*") {
    return "*";
  }
  const byType = new Map<string, string | string[]>();
  for (const { type, identifiers } of principals) {
    const added = typeof identifiers === "string" ? identifiers : sortDown(identifiers);
    const known = byType.get(type);
    byType.set(type, known === undefined ? added : [known, added].flat());
  }
  return sorted(byType);
}

/** A single value is written without a list. */
function renderConditions(conditions: readonly Condition[]): unknown {
  if (conditions.length === 0) return undefined;
  const byTest = new Map<string, Map<string, string[]>>();
  for (const { test, variable, values } of conditions) {
    const variables = byTest.get(test) ?? new Map<string, string[]>();
    byTest.set(test, variables);
    variables.set(variable, [...(variables.get(variable) ?? []), ...values]);
  }
  const written = [...byTest].map(([test, variables]): [string, unknown] => {
    const flat = [...variables].map(([variable, values]): [string, unknown] => [
      variable,
      values.length === 1 ? values[0] : values,
    ]);
    return [test, sorted(new Map(flat))];
  });
  return sorted(new Map(written));
}

function sorted<T>(map: ReadonlyMap<string, T>): Map<string, T> {
  return new Map([...map].sort(([a], [b]) => compareText(a, b)));
}
