import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { codegen } from "@graphql-codegen/core";
import * as typescript from "@graphql-codegen/typescript";
import { buildASTSchema, lexicographicSortSchema, parse } from "graphql";
import { format, resolveConfig } from "prettier";
import { appSyncDirectives } from "../infra/api/appSyncDefinitions";

const root = resolve(__dirname, "..");

/**
 * The scalars of schema.graphql: a resolver receives AWSJSON parsed, a client receives it as text.
 */
const resolverScalars = {
  AWSDate: "string",
  AWSDateTime: "string",
  AWSEmail: "string",
  AWSJSON: "unknown",
  AWSTimestamp: "number",
};
const clientScalars = { ...resolverScalars, AWSJSON: "string" };

/** The generated files with their scalars. There are two because AWSJSON differs. */
const TARGETS = {
  "resolvers/generated/schema.ts": resolverScalars,
  "web/src/generated/schema.ts": clientScalars,
};

/**
 * The types of the GraphQL schema, by the path of their file. `npm run codegen` writes them;
 * test/tools/codegen.test.ts fails if a file is out of date.
 */
export async function generateTypes(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [path, scalars] of Object.entries(TARGETS)) {
    files[path] = await generate(path, scalars);
  }
  return files;
}

async function generate(path: string, scalars: Record<string, string>): Promise<string> {
  const schema = parse(`${appSyncTypes()}\n${readFileSync(join(root, "schema.graphql"), "utf8")}`);
  const content = await codegen({
    filename: path,
    documents: [],
    schema,
    // Sorted, so that moving a type within schema.graphql does not change the generated files.
    schemaAst: lexicographicSortSchema(buildASTSchema(schema)),
    pluginMap: { typescript },
    plugins: [{ typescript: {} }],
    config: {
      enumsAsTypes: true,
      useTypeImports: true,
      strictScalars: true,
      maybeValue: "T | null",
      scalars,
    },
  });
  return format(content, { ...(await resolveConfig(join(root, path))), parser: "typescript" });
}

/** Only the scalars in use: the generated file lists every scalar. */
function appSyncTypes(): string {
  return [...Object.keys(resolverScalars).map((name) => `scalar ${name}`), appSyncDirectives].join(
    "\n",
  );
}
