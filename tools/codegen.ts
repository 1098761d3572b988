import type { CodegenConfig } from "@graphql-codegen/cli";
import { appSyncDirectives } from "../infra/api/appSyncDefinitions";

/** The scalars of schema.graphql in a resolver, which receives AWSJSON parsed, and in a client, which receives it as text. */
const resolverScalars = {
  AWSDate: "string",
  AWSDateTime: "string",
  AWSEmail: "string",
  AWSJSON: "unknown",
  AWSTimestamp: "number",
};
const clientScalars = { ...resolverScalars, AWSJSON: "string" };

/** Only the scalars in use: the generated file lists each one. */
const appSyncTypes = [
  ...Object.keys(resolverScalars).map((name) => `scalar ${name}`),
  appSyncDirectives,
].join("\n");

const shared = {
  enumsAsTypes: true,
  useTypeImports: true,
  strictScalars: true,
  maybeValue: "T | null",
} as const;

/**
 * Types of the GraphQL contract, for `npm run codegen`. Two files, because AWSJSON differs. test/tools/codegen.test.ts fails
 * when a file is older than schema.graphql.
 */
const config: CodegenConfig = {
  hooks: { afterAllFileWrite: ["prettier --write --log-level warn"] },
  schema: [appSyncTypes, "schema.graphql"],
  silent: true,
  generates: {
    "resolvers/generated/schema.ts": {
      plugins: ["typescript"],
      config: { ...shared, scalars: resolverScalars },
    },
    "web/src/generated/schema.ts": {
      plugins: ["typescript"],
      config: { ...shared, scalars: clientScalars },
    },
  },
};

export default config;
