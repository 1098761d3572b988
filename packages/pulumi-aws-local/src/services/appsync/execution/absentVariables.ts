import { Kind, type GraphQLResolveInfo, type ValueNode } from "graphql";

type Values = Record<string, unknown>;

/**
 * Sets null where an argument, or a field of an input object, is given by a variable that the request omits and that
 * has no default: AppSync's resolvers see an explicit null there. Arguments that the operation does not mention stay
 * absent.
 * https://github.com/aws/aws-appsync-community/issues/348
 * https://github.com/aws/aws-appsync-community/issues/394
 * UNVERIFIED: the fields of input objects.
 */
export function nullAbsentVariables(args: Values, info: GraphQLResolveInfo): void {
  const given = info.fieldNodes[0]!.arguments;
  if (given === undefined || given.length === 0 || !lacksVariables(info)) return;
  for (const { name, value } of given) putNulls(args, name.value, value, info.variableValues);
}

function lacksVariables({ operation, variableValues }: GraphQLResolveInfo): boolean {
  for (const { variable } of operation.variableDefinitions ?? []) {
    if (!Object.hasOwn(variableValues, variable.name.value)) return true;
  }
  return false;
}

function putNulls(owner: Values, name: string, node: ValueNode, variables: Values): void {
  if (node.kind === Kind.VARIABLE) {
    const isAbsent = !Object.hasOwn(variables, node.name.value);
    if (isAbsent && !Object.hasOwn(owner, name)) owner[name] = null;
    return;
  }
  const value = owner[name];
  if (typeof value !== "object" || value === null) return;
  if (node.kind === Kind.OBJECT) {
    for (const field of node.fields) {
      putNulls(value as Values, field.name.value, field.value, variables);
    }
  } else if (node.kind === Kind.LIST && Array.isArray(value)) {
    node.values.forEach((one, index) =>
      putNulls(value as unknown as Values, String(index), one, variables),
    );
  }
}
