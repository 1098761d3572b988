import type { GraphQLFieldResolver, GraphQLResolveInfo } from "graphql";
import { nullAbsentVariables } from "./absentVariables";
import { resolverError, typeMismatch } from "./fieldErrors";
import type { FieldSlot } from "./fieldSlot";
import type { RequestContext } from "./requestContext";
import { runResolver } from "./runResolver";

/** AppSync's own limit for resolvers in one request. */
const RESOLVERS_PER_REQUEST = 10_000;

/**
 * Resolves one field for graphql-js as AppSync does: if the caller is not authorized, or a limit is exceeded, the field
 * is null and its siblings are not affected.
 */
export function fieldResolver(slot: FieldSlot): GraphQLFieldResolver<any, RequestContext> {
  return (source, args, context, info) => {
    const refusal = refusalOf(slot, context, info);
    if (refusal !== undefined) {
      context.errors.push(resolverError(info, refusal));
      return null;
    }
    const { resolver } = slot;
    if (context.starting !== undefined && info.path.prev === undefined) {
      context.starting.fieldName = slot.fieldName;
      context.starting.args = JSON.parse(JSON.stringify(args)); // plain objects, for comparison
    }
    if (resolver === undefined || context.published === true) {
      // Without a resolver, a field takes its parent's property; a root field is null.
      return checkShape(slot, source?.[slot.fieldName] ?? null, context, info);
    }
    nullAbsentVariables(args, info);
    return runResolver(resolver, source ?? null, args, context, info).then((value) =>
      checkShape(slot, value, context, info),
    );
  };
}

function refusalOf(
  slot: FieldSlot,
  context: RequestContext,
  info: GraphQLResolveInfo,
): { message: string; type: string } | undefined {
  const isRoot = info.path.prev === undefined;
  if (
    !slot.mayAccess(context.caller) ||
    (isRoot && context.deniedRootFields.has(`${slot.typeName}.${slot.fieldName}`))
  ) {
    return {
      message: `Not Authorized to access ${slot.fieldName} on type ${slot.typeName}`,
      type: "Unauthorized",
    };
  }
  if (context.depthLimit > 0 && depthOf(info) > context.depthLimit) {
    // UNVERIFIED: the message; the type is documented.
    return {
      message: `Query depth limit of ${context.depthLimit} reached.`,
      type: "QueryDepthLimitReached",
    };
  }
  if (slot.resolver === undefined || context.published === true) return undefined;
  const limit = context.api.definition.resolverCountLimit || RESOLVERS_PER_REQUEST;
  if (++context.resolverCount <= limit) return undefined;
  // UNVERIFIED: the message; the type is documented.
  return {
    message: `Resolver execution limit of ${limit} reached.`,
    type: "ResolverExecutionLimitReached",
  };
}

function depthOf(info: GraphQLResolveInfo): number {
  let depth = 0;
  for (let at: GraphQLResolveInfo["path"] | undefined = info.path; at; at = at.prev) {
    if (typeof at.key === "string") depth += 1;
  }
  return depth;
}

function checkShape(
  { shape }: FieldSlot,
  value: unknown,
  context: RequestContext,
  info: GraphQLResolveInfo,
): unknown {
  if (shape === "LEAF" || value === null || value === undefined) return value;
  const isList = Array.isArray(value);
  if (shape === "LIST" ? isList : typeof value === "object" && !isList) return value;
  context.errors.push(typeMismatch(info, shape, value));
  return null;
}
