import type * as acorn from "acorn";
import type { Node } from "acorn";
import type { CodeErrorDetail } from "../../errors";
import { lintError } from "./finding";
import { isFunction, type Binding, type Scopes } from "./scopes";

/**
 * `ctx` and its own members are read-only in request and response; nested members (ctx.stash.x, ctx.args.x,
 * ctx.result.x) may be changed.
 * https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
 */
export function checkContextUse(
  node: Node,
  ancestors: readonly Node[],
  scopes: Scopes,
): CodeErrorDetail[] {
  return changedTargets(node).flatMap((target) => {
    if (target.type === "Identifier") {
      const { name } = target as acorn.Identifier;
      return isContext(scopes.resolve(name, ancestors))
        ? [lintError(target, `${name} is readonly and re-assignment is not supported.`)]
        : [];
    }
    if (target.type !== "MemberExpression") return [];
    const { object, property } = target as acorn.MemberExpression;
    if (object.type !== "Identifier" || !isContext(scopes.resolve(object.name, ancestors))) {
      return [];
    }
    const name = propertyName(property);
    return [
      lintError(
        target,
        name === undefined
          ? `${object.name} is readonly adding/modifying properties is not supported.`
          : `${object.name} is readonly. Adding/Updating ${name} is not supported.`,
      ),
    ];
  });
}

/** The targets that a node assigns or deletes. */
function changedTargets(node: Node): Node[] {
  switch (node.type) {
    case "AssignmentExpression":
      return [(node as acorn.AssignmentExpression).left];
    case "UnaryExpression": {
      const { operator, argument } = node as acorn.UnaryExpression;
      return operator === "delete" && argument.type === "MemberExpression" ? [argument] : [];
    }
    case "ForInStatement":
    case "ForOfStatement":
      return [(node as acorn.ForInStatement).left];
    default:
      return [];
  }
}

function isContext(binding: Binding | undefined): boolean {
  if (binding?.parameter?.index !== 0) return false;
  const { of } = binding.parameter;
  return (
    isFunction(of) &&
    of.params[0]?.type === "Identifier" &&
    (of.id?.name === "request" || of.id?.name === "response")
  );
}

function propertyName(property: Node): string | undefined {
  if (property.type === "Identifier") return (property as acorn.Identifier).name;
  if (property.type === "Literal") return String((property as acorn.Literal).value);
  if (property.type === "MemberExpression") {
    return propertyName((property as acorn.MemberExpression).property);
  }
  return undefined;
}
