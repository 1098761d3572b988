import type { ResolverCode } from "./bundleResolvers";
import { fieldPipelines, functionDataSources } from "./pipelines";
import type { FieldPipeline } from "./pipelines";
import type { StoreSchema } from "./schema";

/** Maximum number of functions in a pipeline: docs.aws.amazon.com/general/latest/gr/appsync.html */
const pipelineLimit = 10;

/**
 * Compares the resolver files, the pipelines and the schema. Throws an Error that names the first
 * field or function that one of them lacks, or a pipeline that is too long.
 */
export function checkPipelines(
  code: ResolverCode,
  { rootFields }: Pick<StoreSchema, "rootFields">,
  wiring: Readonly<Record<string, FieldPipeline>> = fieldPipelines,
  functions: Readonly<Record<string, string>> = functionDataSources,
): void {
  const fields = rootFields.map(({ type, field }) => `${type}.${field}`);
  same("field", "schema.graphql", fields, "resolvers/", Object.keys(code.fields));
  same("field", "schema.graphql", fields, "infra/api/pipelines.ts", Object.keys(wiring));
  const files = Object.keys(code.functions);
  same("function", "infra/api/pipelines.ts", Object.keys(functions), "resolvers/functions/", files);
  const used = new Set<string>();
  for (const [field, how] of Object.entries(wiring)) {
    const steps = "steps" in how ? how.steps : [];
    if (steps.length > pipelineLimit) {
      throw new Error(`"${field}" has ${steps.length} functions; AppSync allows ${pipelineLimit}.`);
    }
    for (const step of steps) used.add(step);
  }
  same("function", "infra/api/pipelines.ts", Object.keys(functions), "its fields", [...used]);
}

function same(what: string, left: string, lefts: string[], right: string, rights: string[]): void {
  const missing = lefts.find((name) => !rights.includes(name));
  if (missing !== undefined)
    throw new Error(`The ${what} "${missing}" of ${left} is not in ${right}.`);
  const extra = rights.find((name) => !lefts.includes(name));
  if (extra !== undefined) throw new Error(`The ${what} "${extra}" of ${right} is not in ${left}.`);
}
