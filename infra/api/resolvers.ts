import * as aws from "../shared/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ResolverCode } from "./bundleResolvers";
import type { DataSourceName } from "./dataSourceGrants";
import type { OneByOne } from "./oneByOne";
import { fieldPipelines, functionDataSources } from "./pipelines";
import type { FieldPipeline, FunctionName } from "./pipelines";

export interface ResolversArgs {
  apiId: pulumi.Input<string>;
  /** Orders the changes of the API. */
  changes: OneByOne;
  code: ResolverCode;
  dataSources: Record<DataSourceName, aws.appsync.DataSource>;
  /** Replaces placeholders in code by the names of deployed resources. */
  finish: (code: string) => pulumi.Input<string>;
}

const runtime = { name: "APPSYNC_JS", runtimeVersion: "1.0.0" };

/** A function of AppSync for each function file, and a resolver for each field. */
export function createResolvers(
  name: string,
  args: ResolversArgs,
  opts: pulumi.CustomResourceOptions,
): aws.appsync.Resolver[] {
  const names = Object.keys(functionDataSources) as FunctionName[];
  const functions = new Map(names.map((step) => [step, createFunction(name, step, args, opts)]));
  return Object.entries(fieldPipelines).map(([at, wiring]) => {
    const [type = "", field = ""] = at.split(".");
    const code = args.finish(args.code.fields[at] ?? "");
    const shared = { apiId: args.apiId, type, field, code, runtime };
    const how = pipelineArgs(wiring, functions, args);
    // Resolvers are created in parallel, because the provider retries them. A function that ran at
    // the same time would fail.
    const last = { ...opts, dependsOn: args.changes.last };
    return new aws.appsync.Resolver(`${name}-${type}-${field}`, { ...shared, ...how }, last);
  });
}

function createFunction(
  name: string,
  step: FunctionName,
  { apiId, changes, code, dataSources, finish }: ResolversArgs,
  opts: pulumi.CustomResourceOptions,
) {
  const functionArgs = {
    apiId,
    name: step,
    dataSource: dataSources[functionDataSources[step]].name,
    code: finish(code.functions[step] ?? ""),
    runtime,
  };
  return changes.next(
    opts,
    (ordered) => new aws.appsync.Function(`${name}-${step}`, functionArgs, ordered),
  );
}

function pipelineArgs(
  wiring: FieldPipeline,
  functions: Map<FunctionName, aws.appsync.Function>,
  { dataSources }: ResolversArgs,
) {
  if ("dataSource" in wiring) {
    return { kind: "UNIT", dataSource: dataSources[wiring.dataSource].name };
  }
  const steps = wiring.steps.flatMap((step) => functions.get(step) ?? []);
  return {
    kind: "PIPELINE",
    pipelineConfig: { functions: steps.map(({ functionId }) => functionId) },
  };
}
