import type { CodegenConfig } from "@graphql-codegen/cli";

/** What AppSync adds to every schema: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html */
const appSyncTypes = `
  scalar AWSDateTime
  scalar AWSJSON
  directive @aws_iam on OBJECT | FIELD_DEFINITION
  directive @aws_cognito_user_pools(cognito_groups: [String!]) on OBJECT | FIELD_DEFINITION
  directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
`;

const shared = {
  enumsAsTypes: true,
  useTypeImports: true,
  strictScalars: true,
  maybeValue: "T | null",
} as const;

/**
 * Types of the GraphQL contract, for `npm run codegen`. Two files, because AWSJSON differs: a resolver meets it parsed, a
 * client as a string. test/tools/codegen.test.ts fails when they are older than schema.graphql.
 */
const config: CodegenConfig = {
  hooks: { afterAllFileWrite: ["prettier --write --log-level warn"] },
  schema: [appSyncTypes, "schema.graphql"],
  silent: true,
  generates: {
    "resolvers/generated/schema.ts": {
      plugins: ["typescript"],
      config: { ...shared, scalars: { AWSDateTime: "string", AWSJSON: "unknown" } },
    },
    "web/src/generated/schema.ts": {
      plugins: ["typescript"],
      config: { ...shared, scalars: { AWSDateTime: "string", AWSJSON: "string" } },
    },
  },
};

export default config;
