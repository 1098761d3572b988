import { valueFromASTUntyped, type GraphQLSchema } from "graphql";

/**
 * Fields of Subscription that a mutation feeds, as @aws_subscribe says.
 * https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-data.html#graphql-schema-subscription-directives
 */
export function subscribedFields(schema: GraphQLSchema, mutation: string): readonly string[] {
  let known = bySchema.get(schema);
  if (known === undefined) bySchema.set(schema, (known = readSchema(schema)));
  return known.get(mutation) ?? [];
}

const bySchema = new WeakMap<GraphQLSchema, ReadonlyMap<string, string[]>>();

function readSchema(schema: GraphQLSchema): ReadonlyMap<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const directive = field.astNode?.directives?.find(({ name }) => name.value === "aws_subscribe");
    const list = directive?.arguments?.find(({ name }) => name.value === "mutations");
    for (const mutation of [list && valueFromASTUntyped(list.value)].flat()) {
      const name = String(mutation);
      fields.set(name, [...(fields.get(name) ?? []), field.name]);
    }
  }
  return fields;
}
