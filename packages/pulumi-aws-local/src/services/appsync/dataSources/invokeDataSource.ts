import { AwsError } from "../../../core/awsError";
import type { FieldRun } from "../execution/fieldRun";
import type { ResolverFunction } from "../resolverFunction";
import { TemplateError } from "../errors";
import {
  settle,
  type DataSourceCall,
  type DataSourceOutcome,
  type SettledOutcome,
} from "./dataSourceCall";

/**
 * Sends the object that a request handler returned to its data source. A request that the data source cannot read ends
 * the field with errorType MappingTemplate. Every other failure becomes ctx.error of the response handler.
 */
export async function invokeDataSource(
  unit: ResolverFunction,
  request: unknown,
  run: FieldRun,
): Promise<SettledOutcome> {
  const { appSync, api } = run.request;
  const dataSource = api.dataSource(unit.dataSourceName);
  const call: DataSourceCall = { dataSource, request, caller: unit.arn, field: run.resolverName };
  const { intercept } = appSync;
  const startedAt = performance.now();
  if (run.isWatched) call.made = [];
  const report = (outcome: SettledOutcome): void => {
    const { made: calls } = call;
    if (calls === undefined) return;
    run.report(unit.name, startedAt, {
      step: "dataSource",
      dataSource: dataSource.name,
      calls,
      outcome,
    });
  };
  try {
    const outcome = settle(
      intercept === undefined
        ? await send(run, call)
        : await intercept(call, () => send(run, call)),
    );
    report(outcome);
    return outcome;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const refusal = { message: error.message, type: "MappingTemplate" };
    report({ resultJson: "null", error: refusal });
    return run.stop(refusal);
  }
}

async function send(run: FieldRun, call: DataSourceCall): Promise<DataSourceOutcome> {
  const { services } = run.request.appSync;
  try {
    switch (call.dataSource.type) {
      case "NONE":
        return { result: (call.request as { payload?: unknown } | null)?.payload ?? null };
      case "AMAZON_DYNAMODB":
        return await loadDynamoDb().callDynamoDb(call, call.dataSource, services);
      case "HTTP":
        return await loadHttp().callHttp(call, call.dataSource, services);
      case "RELATIONAL_DATABASE":
        // The field's error states why it has no value, whatever its response handler does.
        return run.stop({
          message: `The data source ${call.dataSource.name} has the type RELATIONAL_DATABASE, which is not supported on this stack: there is no database.`,
          type: "UnsupportedOperation",
        });
    }
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    return { result: null, error: failureOf(error) };
  }
}

/** The error that resolvers get for a failed call, such as one to an engine that is restarting. */
function failureOf(error: unknown): { type: string; message: string } {
  if (error instanceof AwsError) return { type: error.code, message: error.message };
  // UNVERIFIED: AppSync's error type for a service that does not respond.
  if (isNetworkError(error)) {
    return { type: "InternalFailure", message: `The data source did not respond (${error.code}).` };
  }
  throw error;
}

/** Socket and HTTP client errors, identified by their codes. */
function isNetworkError(error: unknown): error is Error & { code: string } {
  const { code } = error as { code?: unknown };
  return typeof code === "string" && /^(?:E[A-Z]+|UND_ERR_\w+)$/.test(code);
}

// Required on first use: a start needs neither, and not every API uses both.
let dynamoDb: typeof import("./dynamoDb/callDynamoDb") | undefined;
let http: typeof import("./http/callHttp") | undefined;
const loadDynamoDb = () =>
  (dynamoDb ??= require("./dynamoDb/callDynamoDb") as typeof import("./dynamoDb/callDynamoDb"));
const loadHttp = () => (http ??= require("./http/callHttp") as typeof import("./http/callHttp"));
