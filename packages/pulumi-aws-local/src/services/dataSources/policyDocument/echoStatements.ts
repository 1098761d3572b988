import type { Condition } from "./policyModel";
import type { PrincipalArgs, StatementArgs } from "./readStatement";
import { asSet } from "./setOrder";
import { compareText } from "./policyModel";

/** The statements among the results: as given, with defaults, and with sets in the order of Terraform's language. */
export function echoStatements(statements: readonly StatementArgs[]): Record<string, unknown>[] {
  return statements.map((given) => ({
    actions: asSet(given.actions ?? []),
    conditions: uniqueConditions(given.conditions ?? []),
    effect: given.effect ?? "Allow",
    notActions: asSet(given.notActions ?? []),
    notPrincipals: uniquePrincipals(given.notPrincipals ?? []),
    notResources: asSet(given.notResources ?? []),
    principals: uniquePrincipals(given.principals ?? []),
    resources: asSet(given.resources ?? []),
    sid: given.sid ?? "",
  }));
}

function uniqueConditions(conditions: readonly Condition[]): Condition[] {
  return unique(conditions, ({ test, values, variable }) => [test, values, variable]);
}

function uniquePrincipals(principals: readonly PrincipalArgs[]): PrincipalArgs[] {
  const sets = principals.map(({ identifiers, type }) => ({
    identifiers: asSet(identifiers),
    type,
  }));
  return unique(sets, ({ identifiers, type }) => [identifiers, type]);
}

/** Sorted by the serialization of set members in Terraform's language. */
function unique<T>(members: readonly T[], parts: (member: T) => (string | string[])[]): T[] {
  const write = (part: string | string[]): string =>
    typeof part === "string"
      ? JSON.stringify(part)
      : `[${part.map((text) => `${write(text)};`).join("")}]`;
  const key = (member: T): string =>
    `<${parts(member)
      .map((part) => `${write(part)};`)
      .join("")}>`;
  return [...new Map(members.map((member) => [key(member), member]))]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, member]) => member);
}
