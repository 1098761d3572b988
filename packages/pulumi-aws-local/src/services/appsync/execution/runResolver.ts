import type { GraphQLResolveInfo } from "graphql";
import { invokeDataSource } from "../dataSources/invokeDataSource";
import type { Resolver, ResolverFunction } from "../resolverFunction";
import { FieldRun, FieldStopped } from "./fieldRun";
import type { RequestContext } from "./requestContext";

/**
 * Runs the resolver of a field and returns the field's value. After a failed data source call, the response handler
 * runs with ctx.error. util.error and runtime errors of the code end the resolver: they are recorded and the field is
 * null.
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
    const json =
      resolver.kind === "UNIT"
        ? (await runFunction(resolver, run)).json
        : await runPipeline(resolver, run);
    return JSON.parse(json);
  } catch (error) {
    if (!(error instanceof FieldStopped)) {
      // An error of this emulator, not of the program: the field fails, its siblings do not.
      console.error(error);
      run.record({ message: "An internal failure occurred.", type: "InternalFailure" });
    }
    return null;
  }
}

/** @returns the field's value as JSON */
async function runPipeline(
  resolver: Resolver & { kind: "PIPELINE" },
  run: FieldRun,
): Promise<string> {
  const before = await run.evaluate(resolver.code, "request", resolver.name);
  let json = before.resultJson;
  run.setPrevious(json);
  // runtime.earlyReturn in the resolver's own request handler skips all functions.
  if (before.earlyReturn === undefined) {
    for (const id of resolver.functionIds) {
      const unit = await runFunction(run.request.api.function(id), run);
      json = unit.json;
      run.setPrevious(json);
      if (unit.ended) break;
    }
  }
  run.setOutcome({ resultJson: json });
  return (await run.evaluate(resolver.code, "response", resolver.name)).resultJson;
}

/** Runs a request handler, the data source and the response handler. `ended` is set if the code skips to the end. */
async function runFunction(
  unit: ResolverFunction,
  run: FieldRun,
): Promise<{ json: string; ended: boolean }> {
  run.setOutcome({ resultJson: "null" });
  const before = await run.evaluate(unit.code, "request", unit.name);
  if (before.earlyReturn !== undefined) {
    return { json: before.resultJson, ended: before.earlyReturn.skipTo === "END" };
  }
  run.setOutcome(await invokeDataSource(unit, before.result, run));
  const after = await run.evaluate(unit.code, "response", unit.name);
  return { json: after.resultJson, ended: after.earlyReturn?.skipTo === "END" };
}
