import type { GraphQLResolveInfo } from "graphql";
import { invokeDataSource } from "../dataSources/invokeDataSource";
import type { Resolver, ResolverFunction } from "../resolverFunction";
import { FieldRun, FieldStopped } from "./fieldRun";
import type { RequestContext } from "./requestContext";

/**
 * Runs the resolver of one field and answers with the field's value. A data source that fails does
 * not stop it: its response handler runs with ctx.error. util.error and faults of the code do stop
 * it: they are recorded and the field is null.
 * https://docs.aws.amazon.com/appsync/latest/devguide/resolver-reference-overview-js.html
 */
export async function runResolver(
  resolver: Resolver,
  source: unknown,
  args: Record<string, unknown>,
  request: RequestContext,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const run = new FieldRun(resolver.name, source, args, request, info);
  try {
    const value =
      resolver.kind === "UNIT"
        ? (await runFunction(resolver, run)).value
        : await runPipeline(resolver, run);
    return value ?? null;
  } catch (error) {
    if (!(error instanceof FieldStopped)) {
      // A fault of this service, not of the program: the field fails, its siblings do not.
      console.error(error);
      run.record({ message: "An internal failure occurred.", type: "InternalFailure" });
    }
    return null;
  }
}

async function runPipeline(
  resolver: Resolver & { kind: "PIPELINE" },
  run: FieldRun,
): Promise<unknown> {
  const before = run.evaluate(resolver.code, "request", resolver.name);
  run.context.prev = { result: before.result ?? null };
  // runtime.earlyReturn in the resolver's own request handler leaves out all functions.
  if (before.earlyReturn === undefined) {
    for (const id of resolver.functionIds) {
      const { value, ended } = await runFunction(run.request.api.function(id), run);
      run.context.prev = { result: value ?? null };
      if (ended) break;
    }
  }
  run.context.result = run.context.prev.result;
  run.context.error = null;
  return run.evaluate(resolver.code, "response", resolver.name).result;
}

/** One request handler, data source and response handler; `ended` when the code skips to the end. */
async function runFunction(
  unit: ResolverFunction,
  run: FieldRun,
): Promise<{ value: unknown; ended: boolean }> {
  const { context } = run;
  context.result = null;
  context.error = null;
  const before = run.evaluate(unit.code, "request", unit.name);
  if (before.earlyReturn !== undefined) {
    return { value: before.result, ended: before.earlyReturn.skipTo === "END" };
  }
  const outcome = await invokeDataSource(unit, before.result, run);
  context.result = outcome.result ?? null;
  context.error = outcome.error ?? null;
  const after = run.evaluate(unit.code, "response", unit.name);
  return { value: after.result, ended: after.earlyReturn?.skipTo === "END" };
}
