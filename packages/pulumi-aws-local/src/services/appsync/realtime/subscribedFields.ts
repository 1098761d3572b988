import { valueFromASTUntyped, type GraphQLField, type GraphQLSchema } from "graphql";

/**
 * Fields of Subscription that a mutation triggers, according to @aws_subscribe or the deprecated @aws_publish.
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
  const feed = (mutation: string, subscription: string): void => {
    const known = fields.get(mutation) ?? [];
    if (!known.includes(subscription)) fields.set(mutation, [...known, subscription]);
  };
  const subscriptions = schema.getSubscriptionType()?.getFields() ?? {};
  for (const field of Object.values(subscriptions)) {
    for (const mutation of named(field, "aws_subscribe", "mutations")) feed(mutation, field.name);
  }
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    for (const subscription of named(field, "aws_publish", "subscriptions")) {
      if (Object.hasOwn(subscriptions, subscription)) feed(field.name, subscription);
    }
  }
  return fields;
}

/** The fields that an argument of a directive lists. */
function named(
  { astNode }: GraphQLField<unknown, unknown>,
  directiveName: string,
  argument: string,
): string[] {
  const directive = astNode?.directives?.find(({ name }) => name.value === directiveName);
  const list = directive?.arguments?.find(({ name }) => name.value === argument);
  return list === undefined ? [] : [valueFromASTUntyped(list.value)].flat().map(String);
}
