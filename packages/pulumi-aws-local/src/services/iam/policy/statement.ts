import { compileConditions } from "./conditions/condition";
import { listOf, type PolicyStatement } from "./document";
import { matchesPattern, wildcardPattern } from "./pattern";
import { exemptsFromDeny, namingOf, type Naming } from "./principals";
import type { Question } from "./question";
import { compileResource } from "./resources";

export interface CompiledStatement {
  effect: "Allow" | "Deny";
  /** All condition keys that the statement depends on, in lower case. */
  keys: string[];
  /** How the statement identifies the caller; undefined if it does not apply to the request. */
  naming(question: Question): Naming | undefined;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
export function compileStatement(
  statement: PolicyStatement,
  variables: boolean,
): CompiledStatement {
  const action = compileActions(statement);
  const resources = listOf(statement.Resource ?? statement.NotResource).map((text) =>
    compileResource(text, variables),
  );
  // A trust policy has no Resource element: it belongs to its role.
  const everyResource = resources.length === 0;
  const named = statement.NotResource === undefined;
  const condition = compileConditions(statement.Condition ?? {}, variables);
  return {
    effect: statement.Effect,
    keys: [...condition.keys, ...resources.flatMap(({ keys }) => keys)],
    naming(question) {
      const { resourceFields, context } = question;
      const applies =
        action(question.action) &&
        (everyResource ||
          resources.some((resource) => resource.matches(resourceFields, context)) === named);
      if (!applies) return undefined;
      const naming = principalNaming(statement, question);
      return naming !== undefined && condition.holds(context) ? naming : undefined;
    },
  };
}

/** Actions are case-insensitive. */
function compileActions({ Action, NotAction }: PolicyStatement): (action: string) => boolean {
  const patterns = listOf(Action ?? NotAction).map((text) => wildcardPattern(text.toLowerCase()));
  const named = NotAction === undefined;
  return (action) => patterns.some((pattern) => matchesPattern(pattern, action)) === named;
}

function principalNaming(
  { Effect, Principal, NotPrincipal }: PolicyStatement,
  { principal, bounded }: Question,
): Naming | undefined {
  if (Principal !== undefined) return namingOf(Principal, principal);
  // An identity policy has no Principal element: it belongs to a principal.
  if (NotPrincipal === undefined) return "caller";
  const exempt =
    Effect === "Deny"
      ? exemptsFromDeny(NotPrincipal, principal, bounded)
      : namingOf(NotPrincipal, principal) !== undefined;
  return exempt ? undefined : "caller";
}
