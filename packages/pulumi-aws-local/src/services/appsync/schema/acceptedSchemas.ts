/** A schema that AppSync accepts although other tools, or earlier versions of this package, reject it. */
export interface AcceptedSchema {
  what: string;
  schema: string;
  source: string;
  /** Whether the source confirms it; otherwise it is a guess. */
  isShown: boolean;
}

/** Schemas that the checks must accept, with sources. */
export const acceptedSchemas: readonly AcceptedSchema[] = [
  {
    what: "interfaces separated by a comma",
    schema:
      "interface A { a: Int }\ninterface B { b: Int }\ntype Query implements A, B { a: Int b: Int }",
    source: "https://github.com/aws/aws-appsync-community/issues/58",
    isShown: true,
  },
  {
    what: "interfaces separated by &",
    schema:
      "interface A { a: Int }\ninterface B { b: Int }\ntype Query implements & A & B { a: Int b: Int }",
    source: "https://github.com/aws/aws-appsync-community/issues/58",
    isShown: true,
  },
  {
    what: "interfaces separated by a space, as the comma has no meaning in GraphQL",
    schema:
      "interface A { a: Int }\ninterface B { b: Int }\ntype Query implements A B @aws_iam { a: Int b: Int }",
    source: "https://github.com/aws/aws-appsync-community/issues/58",
    isShown: true,
  },
  {
    what: "an object type with empty braces",
    schema:
      "schema { query: Query mutation: Mutation }\ntype Query {}\ntype Mutation { test: String }",
    source: "https://github.com/aws/aws-appsync-community/issues/345",
    isShown: true,
  },
  {
    what: "descriptions, which AppSync removes",
    schema: '"""all"""\ntype Query {\n  "one"\n  a("b" b: Int): Int\n}',
    source: "https://github.com/sid88in/serverless-appsync-plugin/issues/453",
    isShown: true,
  },
  {
    what: "comments, also before values of an enum",
    schema: "# null\ntype Query {\n  # null\n  a: E\n}\nenum E {\n  # the first\n  A\n  # null\n}",
    source: "https://github.com/aws/aws-appsync-community/issues/410",
    isShown: true,
  },
  {
    what: "an authorization directive on an input type",
    schema:
      "type Query { a(in: I): Int }\ninput I @aws_cognito_user_pools { apartmentNumber: String! }",
    source:
      "https://github.com/trey-rosius/apartment_complex_management_system/blob/5e89cb0799523050b7b2b08d6c71e9c7b8917dc5/schema/schema.graphql",
    isShown: true,
  },
  {
    what: "@aws_auth on an object type",
    schema: "type Query @aws_auth { a: Int }",
    source: "https://github.com/sid88in/serverless-appsync-plugin",
    isShown: false,
  },
  {
    what: "directives for merged APIs",
    schema: 'type Query { a: A @renamed(to: "b") c: Int @hidden }\ntype A @canonical { a: Int }',
    source: "https://docs.aws.amazon.com/appsync/latest/devguide/merged-api.html",
    isShown: true,
  },
  {
    what: "the directive @aws_publish, which is deprecated",
    schema:
      'type Query { a: Int }\ntype Mutation { a: Int @aws_publish(subscriptions: ["a"]) }\ntype Subscription { a: Int }',
    source: "https://gist.github.com/revmischa/0767c4b73d511e2881a7e6a9bdd820a9",
    isShown: true,
  },
  {
    what: "a subscription with a nullable type for a mutation with a non-null type",
    schema:
      'type Query { a: Int }\ntype Post { id: ID }\ntype Mutation { addPost(id: ID!): Post! }\ntype Subscription { addedPost: Post @aws_subscribe(mutations: ["addPost"]) }',
    source: "https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-data.html",
    isShown: true,
  },
  {
    what: "a subscription with a non-null type, although events may omit it",
    schema:
      'type Query { a: Int }\ntype Post { id: ID }\ntype Mutation { addPost(id: ID!): Post }\ntype Subscription { addedPost: Post! @aws_subscribe(mutations: ["addPost"]) }',
    source: "https://dev.to/aws-builders/lessons-learned-aws-appsync-subscriptions-jek",
    isShown: true,
  },
  {
    what: "an argument of a subscription that is not a field of its type",
    schema:
      'type Query { a: Int }\ntype Post { id: ID }\ninput F { id: ID }\ntype Mutation { addPost(id: ID!): Post }\ntype Subscription { addedPost(filter: F): Post @aws_subscribe(mutations: ["addPost"]) }',
    source: "https://github.com/sid88in/serverless-appsync-plugin/issues/527",
    isShown: true,
  },
  {
    what: "a subscription without @aws_subscribe",
    schema: "type Query { a: Int }\ntype Subscription { added: Int }",
    source: "https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-data.html",
    isShown: false,
  },
  {
    what: "a type with the name schema",
    schema: "type schema { query: Query }\ntype Query { a: Int }",
    source: "https://github.com/aws-samples/aws-mobile-appsync-chat-starter-angular/pull/22",
    isShown: true,
  },
  {
    what: "additional optional arguments of a field of an interface",
    schema:
      "interface Node { a(b: Int): Int }\ntype Query implements Node { a(b: Int, c: Int): Int }",
    source: "https://spec.graphql.org/October2021/#IsValidImplementation()",
    isShown: false,
  },
];
