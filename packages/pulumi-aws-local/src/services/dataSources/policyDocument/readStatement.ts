import { VisibleError } from "../../../core/visibleError";
import { sortDown, type Condition, type Principals, type Statement } from "./policyModel";
import { inSetOrder, serializeSet } from "./setOrder";

/** A checked statement from the program. */
export interface StatementArgs {
  sid?: string;
  effect?: string;
  actions?: string[];
  notActions?: string[];
  resources?: string[];
  notResources?: string[];
  principals?: PrincipalArgs[];
  notPrincipals?: PrincipalArgs[];
  conditions?: Condition[];
}

export interface PrincipalArgs {
  type: string;
  identifiers: string[];
}

/**
 * Converts the arguments of a statement: sets are sorted, and a single member is written without a list.
 * @param version of the document: the older one has no variables
 * @throws VisibleError for a variable in a document of the older version
 */
export function readStatement(args: StatementArgs, version: string): Statement {
  const withVariables = (texts: string | string[]): string | string[] =>
    typeof texts === "string"
      ? replaceVariables(texts, version)
      : texts.map((text) => replaceVariables(text, version));
  const principals = (given: readonly PrincipalArgs[]): Principals[] =>
    inSetOrder(given, serializePrincipals).map(({ type, identifiers }) => ({
      type,
      identifiers: withVariables(flatSet(identifiers)),
    }));
  const { actions, notActions, resources, notResources } = args;
  return {
    sid: args.sid ?? "",
    effect: args.effect ?? "Allow",
    ...(actions?.length && { actions: flatSet(actions) }),
    ...(notActions?.length && { notActions: flatSet(notActions) }),
    ...(resources?.length && { resources: withVariables(flatSet(resources)) }),
    ...(notResources?.length && { notResources: withVariables(flatSet(notResources)) }),
    principals: principals(args.principals ?? []),
    notPrincipals: principals(args.notPrincipals ?? []),
    conditions: inSetOrder(args.conditions ?? [], serializeCondition).map((condition) => ({
      ...condition,
      values: condition.values.map((text) => replaceVariables(text, version)),
    })),
  };
}

function flatSet(texts: readonly string[]): string | string[] {
  const unique = sortDown([...new Set(texts)]);
  return unique.length === 1 ? unique[0]! : unique;
}

/** `&{aws:username}` is replaced with IAM's `${aws:username}`, which Terraform's language would evaluate itself. */
function replaceVariables(text: string, version: string): string {
  if (version === "2008-10-17" && text.includes("&{")) {
    throw new VisibleError(
      `"${text}" holds the sequence &{, which documents of version 2008-10-17 do not support`,
    );
  }
  return text.replaceAll("&{", "${");
}

function serializePrincipals({ type, identifiers }: PrincipalArgs): string {
  return `identifiers:{${serializeSet(identifiers)}};type:${type};`;
}

function serializeCondition({ test, variable, values }: Condition): string {
  return `test:${test};values:(${values.map((value) => `${value};`).join("")});variable:${variable};`;
}
