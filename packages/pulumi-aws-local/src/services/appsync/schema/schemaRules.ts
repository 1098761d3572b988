/** A rule by which AppSync's StartSchemaCreation rejects schemas, with its source. */
export interface SchemaRule {
  rule: string;
  /** A schema that violates the rule, and a similar one that satisfies it. */
  refused: string;
  accepted: string;
  /** `details` of the error. */
  details: string;
  /** Line and column of the error, as reported here. */
  place: string;
  source: string;
  /**
   * What the source confirms: AppSync's message; only the rejection, so that the message is a guess; or nothing, so
   * that both are guesses. If no source has the message, the one of graphql-java is used, which is AppSync's engine by
   * all reports.
   */
  shown: "words" | "refusal" | "nothing";
}

const PARSE =
  "Failed to parse schema document - ensure it's a valid SDL-formatted document." as const;
const INTERNAL = "Internal Failure while saving the schema." as const;
const DUPLICATES =
  "Schema has the following errors:\n - Schema contains duplicate type names." as const;
const engine = (words: string): string => `Found 1 problem(s) with the schema:\n${words}`;
const own = (words: string): string => `Schema has the following errors:\n - ${words}`;

/** graphql-java's own messages for schema errors. */
const GRAPHQL_JAVA =
  "https://github.com/graphql-java/graphql-java/tree/v15.0/src/main/java/graphql/schema/idl/errors";
const COMMUNITY = "https://github.com/aws/aws-appsync-community/issues";
const AMPLIFY = "https://github.com/aws-amplify/amplify-cli/issues";
const PLUGIN = "https://github.com/sid88in/serverless-appsync-plugin/issues";
const DEVGUIDE = "https://docs.aws.amazon.com/appsync/latest/devguide";
const SPECIFICATION = "https://spec.graphql.org/October2021/#sec-Type-System";

/** Each rule with an example, by name. */
export const schemaRules = {
  schemaSize: {
    rule: "A schema has at most 1 MB.",
    refused: `type Query { a: Int }\n# ${"x".repeat(1024 * 1024)}`,
    accepted: `type Query { a: Int }\n# ${"x".repeat(1024)}`,
    details: own("The schema is larger than 1048576 bytes."),
    place: "1:1",
    source: "https://docs.aws.amazon.com/general/latest/gr/appsync.html",
    shown: "refusal",
  },
  syntax: {
    rule: "A schema is SDL.",
    refused: "type Query {\n  listIcons: [Icon]ModelListIconsConnection\n}\ntype Icon { a: Int }",
    accepted: "type Query {\n  listIcons: [Icon]\n}\ntype Icon { a: Int }",
    details: PARSE,
    place: "3:1",
    source: `${COMMUNITY}/292`,
    shown: "words",
  },
  operationInSchema: {
    rule: "A schema contains no operations and fragments.",
    refused: "type Query { a: Int }\nquery { a }",
    accepted: "type Query { a: Int }",
    details: PARSE,
    place: "2:1",
    source: SPECIFICATION,
    shown: "nothing",
  },
  interfaceImplementsInterface: {
    rule: "Interfaces do not implement interfaces.",
    refused:
      "interface Node { id: ID! }\ninterface Named implements Node { id: ID! name: String }\ntype Query implements Named { id: ID! name: String }",
    accepted:
      "interface Node { id: ID! }\ninterface Named { id: ID! name: String }\ntype Query implements Node & Named { id: ID! name: String }",
    details: PARSE,
    place: "2:28",
    source: `${COMMUNITY}/387`,
    shown: "words",
  },
  literalInEnumComment: {
    rule: "A comment before an enum value does not contain the words null, true and false.",
    refused: "type Query { a: E }\nenum E {\n  A\n  # returns null value\n  B\n}",
    accepted: "type Query { a: E }\nenum E {\n  A\n  # returns nothing\n  B\n}",
    details: PARSE,
    place: "4:3",
    source: `${COMMUNITY}/410`,
    shown: "words",
  },
  directiveDefinition: {
    rule: "A schema does not define directives.",
    refused: "directive @mine on FIELD_DEFINITION\ntype Query { a: Int }",
    accepted: "type Query { a: Int @deprecated }",
    details: own("Directive definitions are not supported."),
    place: "1:1",
    source: "https://github.com/awslabs/graphql-schema-utilities/issues/25",
    shown: "words",
  },
  duplicateType: {
    rule: "Each type is defined once.",
    refused: "type Query { a: A }\ntype A { a: Int }\ntype A { b: Int }",
    accepted: "type Query { a: A b: B }\ntype A { a: Int }\ntype B { b: Int }",
    details: DUPLICATES,
    place: "3:1",
    source: `${PLUGIN}/480`,
    shown: "words",
  },
  builtInScalarDefinition: {
    rule: "A schema does not define scalars that GraphQL or AppSync has.",
    refused: "scalar AWSJSON\ntype Query { a: AWSJSON }",
    accepted: "type Query { a: AWSJSON }",
    details: DUPLICATES,
    place: "1:1",
    source: `${PLUGIN}/480`,
    shown: "refusal",
  },
  extension: {
    rule: 'A schema does not use "extend".',
    refused: "type Query { a: Int }\nextend type Query { b: Int }",
    accepted: "type Query { a: Int b: Int }",
    details: DUPLICATES,
    place: "2:1",
    source: `${PLUGIN}/480`,
    shown: "refusal",
  },
  awsPrefix: {
    rule: "Names of types do not begin with AWS.",
    refused: "type Query { a: AWSThing }\ntype AWSThing { a: Int }",
    accepted: "type Query { a: AwsThing }\ntype AwsThing { a: Int }",
    details: own("Type names must not begin with AWS: AWSThing."),
    place: "2:1",
    source: `${DEVGUIDE}/scalars.html`,
    shown: "refusal",
  },
  noQueryType: {
    rule: "There is a type Query, or a schema definition with another query type.",
    refused: "type Mutation { test: String @aws_auth }",
    accepted: "schema { query: Root }\ntype Root { test: String @aws_auth }",
    details: engine("There is no top level schema object defined."),
    place: "1:1",
    source: `${COMMUNITY}/345`,
    shown: "words",
  },
  noQueryOperation: {
    rule: "A schema definition has a query type.",
    refused: "schema { mutation: Mutation }\ntype Mutation { test: String }",
    accepted:
      "schema { query: Query mutation: Mutation }\ntype Query { a: Int }\ntype Mutation { test: String }",
    details: engine("A schema MUST have a 'query' operation defined."),
    place: "1:1",
    source: `${COMMUNITY}/345`,
    shown: "words",
  },
  duplicateSchemaDefinition: {
    rule: "A schema has one schema definition at most.",
    refused: "schema { query: Query }\nschema { query: Query }\ntype Query { a: Int }",
    accepted: "schema { query: Query }\ntype Query { a: Int }",
    details: engine(
      "There is already a schema defined [@1:1]. The offending new one is here [@2:1].",
    ),
    place: "2:1",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  unknownOperationType: {
    rule: "The types in a schema definition are defined.",
    refused: "schema { query: Query mutation: Mutation }\ntype Query { a: Int }",
    accepted: "schema { query: Query }\ntype Query { a: Int }",
    details: engine(
      "The operation type 'Mutation' is not present when resolving type 'mutation' [@1:23].",
    ),
    place: "1:33",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  operationTypeIsNoObject: {
    rule: "The types of operations are object types.",
    refused: "schema { query: Query }\nenum Query { A }",
    accepted: "schema { query: Query }\ntype Query { a: Int }",
    details: engine(
      "The operation type 'query' MUST have a object type as its definition [@1:10].",
    ),
    place: "1:17",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  unknownType: {
    rule: "Used types are defined.",
    refused:
      "type Query { a(in: ModelStringInput): Int }\ninput ModelStringInput {\n  attributeType: ModelAttributeTypes\n}",
    accepted:
      "type Query { a(in: ModelStringInput): Int }\ninput ModelStringInput {\n  attributeType: String\n}",
    details: engine(
      "The input value type 'ModelAttributeTypes' is not present when resolving type 'ModelStringInput' [@2:1].",
    ),
    place: "3:18",
    source: `${AMPLIFY}/3141`,
    shown: "words",
  },
  implementsNoInterface: {
    rule: "Types implement only interfaces.",
    refused: "type Query implements A { a: Int }\ntype A { a: Int }",
    accepted: "type Query implements A { a: Int }\ninterface A { a: Int }",
    details: engine("The interface type 'A' is not present when resolving type 'Query' [@1:1]."),
    place: "1:23",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  missingInterfaceField: {
    rule: "A type has all fields of its interfaces.",
    refused: "interface Node { id: ID! name: String }\ntype Query implements Node { id: ID! }",
    accepted:
      "interface Node { id: ID! name: String }\ntype Query implements Node { id: ID! name: String }",
    details: engine(
      "The object type 'Query' [@2:1] does not have a field 'name' required via interface 'Node' [@1:1].",
    ),
    place: "2:1",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  redefinedInterfaceField: {
    rule: "A field of an interface has the same type, or a narrower one.",
    refused: "interface Node { id: ID }\ntype Query implements Node { id: [ID] }",
    accepted: "interface Node { id: ID }\ntype Query implements Node { id: ID! }",
    details: engine(
      "The object type 'Query' [@2:1] has tried to redefine field 'id' defined via interface 'Node' [@1:1] from 'ID' to '[ID]'.",
    ),
    place: "2:34",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  unimplementedInterface: {
    rule: "Each interface is implemented by an object type.",
    refused: "interface Node { id: ID }\ntype Query { node: Node }",
    accepted:
      "interface Node { id: ID }\ntype Query { node: Node }\ntype A implements Node { id: ID }",
    details: engine("There is no type that implements the interface 'Node'."),
    place: "1:1",
    source: SPECIFICATION,
    shown: "nothing",
  },
  customScalar: {
    rule: "A schema does not define scalars.",
    refused: "type Query { a: Date }\nscalar Date",
    accepted: "type Query { a: AWSDate }",
    details: engine("There is no scalar implementation for the named 'Date' scalar type."),
    place: "2:1",
    source: `${DEVGUIDE}/scalars.html`,
    shown: "refusal",
  },
  duplicateField: {
    rule: "The fields of a type have unique names.",
    refused: "type Query {\n  customersByEmail: Int\n  customersByEmail: Int\n}",
    accepted: "type Query {\n  customersByEmail: Int\n  customersByName: Int\n}",
    details: engine(
      "The type 'Query' [@1:1] has declared a field with a non unique name 'customersByEmail'.",
    ),
    place: "3:3",
    source: "https://github.com/aws-amplify/amplify-hosting/issues/259",
    shown: "words",
  },
  duplicateArgument: {
    rule: "The arguments of a field have unique names.",
    refused: "type Query { a(b: Int, b: Int): Int }",
    accepted: "type Query { a(b: Int, c: Int): Int }",
    details: engine(
      "The type 'Query' with field 'a' [@1:1] has declared an argument with a non unique name 'b'.",
    ),
    place: "1:24",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  duplicateInputField: {
    rule: "The fields of an input type have unique names.",
    refused:
      "type Query { a(in: ListAlertsInput): Int }\ninput ListAlertsInput {\n  logTypes: [String]\n  logTypes: [String]\n}",
    accepted:
      "type Query { a(in: ListAlertsInput): Int }\ninput ListAlertsInput {\n  logTypes: [String]\n}",
    details: engine(
      "The type 'ListAlertsInput' [@2:1] has declared an input field with a non unique name 'logTypes'.",
    ),
    place: "4:3",
    source: "https://github.com/panther-labs/panther/pull/1675",
    shown: "words",
  },
  duplicateEnumValue: {
    rule: "The values of an enum have unique names.",
    refused: "type Query { a: E }\nenum E { A B A }",
    accepted: "type Query { a: E }\nenum E { A B C }",
    details: engine("The type 'E' [@2:1] has declared an enum value with a non unique name 'A'."),
    place: "2:14",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  duplicateUnionMember: {
    rule: "A union has no duplicate types.",
    refused: "type Query { a: U }\nunion U = Query | Query",
    accepted: "type Query { a: U }\nunion U = Query | A\ntype A { a: Int }",
    details: engine(
      "The type 'U' [@2:1] has declared an union member with a non unique name 'Query'.",
    ),
    place: "2:19",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  unknownDirective: {
    rule: "A schema has only AppSync's directives.",
    refused: "type Query { a: Int @nope }",
    accepted: "type Query { a: Int @aws_api_key }",
    details: engine("'a' [@1:21] tried to use an undeclared directive 'nope'."),
    place: "1:21",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  misplacedDirective: {
    rule: "A directive is used only in its locations.",
    refused: "type Query { a(b: Int @aws_iam): Int }",
    accepted: "type Query @aws_iam { a(b: Int): Int }",
    details: engine(
      "'b' [@1:23] tried to use a directive 'aws_iam' in the 'ARGUMENT_DEFINITION' location but that is illegal.",
    ),
    place: "1:23",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  unknownDirectiveArgument: {
    rule: "A directive has only its own arguments.",
    refused: 'type Query { a: Int @aws_auth(groups: ["a"]) }',
    accepted: 'type Query { a: Int @aws_auth(cognito_groups: ["a"]) }',
    details: engine("'a' [@1:21] use an unknown argument 'groups' on directive 'aws_auth'."),
    place: "1:31",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  wrongDirectiveArgument: {
    rule: "The arguments of a directive have the declared types.",
    refused: "type Query { a: Int @aws_cognito_user_pools(cognito_groups: [1]) }",
    accepted: 'type Query { a: Int @aws_cognito_user_pools(cognito_groups: ["1"]) }',
    details: engine(
      "'a' [@1:21] use an illegal value for the argument 'cognito_groups' on directive 'aws_cognito_user_pools'.",
    ),
    place: "1:45",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  missingDirectiveArgument: {
    rule: "A directive has its required arguments.",
    refused: "type Query { a: Int @renamed }",
    accepted: 'type Query { a: Int @renamed(to: "b") }',
    details: engine(
      "'a' [@1:21] failed to provide a value for the non null argument 'to' on directive 'renamed'.",
    ),
    place: "1:21",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  repeatedDirective: {
    rule: "A directive is used once at each location.",
    refused: "type Query { a: Int @aws_iam @aws_iam }",
    accepted: "type Query { a: Int @aws_iam @aws_api_key }",
    details: engine(
      "The type 'Query.a' [@1:30] has declared a directive with a non unique name 'aws_iam'.",
    ),
    place: "1:30",
    source: GRAPHQL_JAVA,
    shown: "nothing",
  },
  outputTypeAsInput: {
    rule: "Inputs have scalar, enum or input types.",
    refused:
      "type Query { a: Int }\ntype Mutation { test(input: TestInput!): Int }\ninput TestInput { nested: NestedTestInput! }\ntype NestedTestInput { id: ID }",
    accepted:
      "type Query { a: Int }\ntype Mutation { test(input: TestInput!): Int }\ninput TestInput { nested: NestedTestInput! }\ninput NestedTestInput { id: ID }",
    details: INTERNAL,
    place: "3:27",
    source: "https://github.com/aws-amplify/amplify-category-api/issues/1362",
    shown: "words",
  },
  inputTypeAsOutput: {
    rule: "Fields have output types.",
    refused: "type Query { a: I }\ninput I { a: Int }",
    accepted: "type Query { a: O }\ntype O { a: Int }",
    details: INTERNAL,
    place: "1:17",
    source: `${PLUGIN}/104`,
    shown: "refusal",
  },
  unionMemberIsNoObject: {
    rule: "A union has only object types.",
    refused: "type Query { a: U }\nunion U = Query | String",
    accepted: "type Query { a: U }\nunion U = Query | A\ntype A { a: Int }",
    details: INTERNAL,
    place: "2:19",
    source: SPECIFICATION,
    shown: "nothing",
  },
  subscriptionNameTooLong: {
    rule: "The name of a subscription's field has at most 50 characters.",
    refused: `type Query { a: Int }\ntype Mutation { a: Int }\ntype Subscription {\n  ${"s".repeat(51)}: Int @aws_subscribe(mutations: ["a"])\n}`,
    accepted: `type Query { a: Int }\ntype Mutation { a: Int }\ntype Subscription {\n  ${"s".repeat(50)}: Int @aws_subscribe(mutations: ["a"])\n}`,
    details: own("The subscription field name is too long. Max characters allowed: 50"),
    place: "4:3",
    source: "https://github.com/ReventlessDev/reventless-core",
    shown: "words",
  },
  unknownSubscribedMutation: {
    rule: "@aws_subscribe lists fields of the mutation type.",
    refused:
      'type Query { a: Int }\ntype Mutation { add: Int }\ntype Subscription { added: Int @aws_subscribe(mutations: ["ad"]) }',
    accepted:
      'type Query { a: Int }\ntype Mutation { add: Int }\ntype Subscription { added: Int @aws_subscribe(mutations: ["add"]) }',
    details: own("The subscription refers to a mutation that does not exist: ad."),
    place: "3:58",
    source: `${DEVGUIDE}/aws-appsync-real-time-data.html`,
    shown: "nothing",
  },
  subscriptionOutputType: {
    rule: "A subscription has the type of its mutations.",
    refused:
      'type Query { a: Int }\ntype Post { id: ID }\ntype Mutation { deletePost(id: ID!): String }\ntype Subscription { onDeletePost: Post @aws_subscribe(mutations: ["deletePost"]) }',
    accepted:
      'type Query { a: Int }\ntype Post { id: ID }\ntype Mutation { deletePost(id: ID!): Post }\ntype Subscription { onDeletePost: Post @aws_subscribe(mutations: ["deletePost"]) }',
    details: own("The subscription has an invalid output type."),
    place: "4:35",
    source: "https://github.com/dabit3/graphql-api-cdk-serverless-postgres/issues/3",
    shown: "words",
  },
  reservedName: {
    rule: 'Names do not begin with "__".',
    refused: "type Query { __a: Int }",
    accepted: "type Query { _a: Int }",
    details: engine(
      'Name "__a" must not begin with "__", which is reserved by GraphQL introspection.',
    ),
    place: "1:14",
    source: "https://spec.graphql.org/October2021/#sec-Names.Reserved-Names",
    shown: "nothing",
  },
  emptyType: {
    rule: "Types have fields; empty braces of an object type are accepted.",
    refused: "type Query { a: Empty }\ntype Empty",
    accepted: "type Query { a: Empty }\ntype Empty { b: Int }",
    details: engine("Type Empty must define one or more fields."),
    place: "2:1",
    source: SPECIFICATION,
    shown: "nothing",
  },
  specification: {
    rule: "All other violations of the GraphQL specification.",
    refused: "type Query { a(in: I): Int }\ninput I { i: I! }",
    accepted: "type Query { a(in: I): Int }\ninput I { i: I }",
    details: engine(
      'Cannot reference Input Object "I" within itself through a series of non-null fields: "i".',
    ),
    place: "2:11",
    source: SPECIFICATION,
    shown: "nothing",
  },
} as const satisfies Record<string, SchemaRule>;

export type SchemaRuleId = keyof typeof schemaRules;
