import { type RequestTrace, readGraphQlRequest, type GraphQlRequest } from "../../services/appsync";
import { describeCaller } from "./describeCaller";
import { describeSteps, milliseconds } from "./describeSteps";
import { isSensitiveName } from "./redaction/isSensitiveName";
import { redactDocument } from "./redaction/redactDocument";
import { Redactor, redactVariables } from "./redaction/redactor";
import type { Capacity, Lane, RequestDetail } from "./requestTypes";

/** Maximum number of errors shown for one response. */
const ERRORS = 50;

/** Describes an operation, redacted: all credentials are removed. */
export function describeRequest(trace: RequestTrace): RequestDetail {
  const asked = readRequest(trace);
  const document = asked && redactDocument(asked.query);
  const redactor = new Redactor();
  learnSecrets(trace, asked, document, redactor);
  const named = asked?.operationName;
  const operation =
    trace.operation ??
    document?.operations.find(({ name }) => named === undefined || name === named);
  const lanes = describeSteps(trace.steps, trace.startedAt, redactor);
  const errors = trace.errors.slice(0, ERRORS).map(({ errorType = null, message, path }) => ({
    errorType: errorType === null ? null : redactor.text(errorType),
    message: redactor.text(message),
    path: path == null ? null : redactor.text(path.join(".")),
  }));
  const name = operation?.name ?? named;
  return {
    id: trace.requestId,
    at: new Date(trace.at).toISOString(),
    who: describeCaller(trace.caller),
    transport: trace.transport,
    type: operation?.kind ?? "unknown",
    name: name === undefined ? null : redactor.text(name),
    fields: (operation?.rootFields ?? []).map((field) => redactor.text(field)),
    status: trace.status,
    durationMs: milliseconds(trace.durationMs),
    errorTypes: errors.map(({ errorType }) => errorType ?? "Error"),
    capacity: totalOf(lanes),
    document: document === undefined ? null : redactor.text(document.text),
    variables: redactVariables(
      asked?.variables ?? {},
      document?.sensitiveVariables ?? new Set(),
      redactor,
    ),
    errors,
    lanes,
    stepsLeftOut: trace.stepsLeftOut,
  };
}

/** A request that was rejected before it was parsed may still be readable. */
function readRequest({ request }: RequestTrace): GraphQlRequest | undefined {
  try {
    return readGraphQlRequest(request);
  } catch {
    return undefined;
  }
}

/** Collects all secrets first: a secret found in one place is removed from every other. */
function learnSecrets(
  trace: RequestTrace,
  asked: GraphQlRequest | undefined,
  document: ReturnType<typeof redactDocument>,
  { secrets }: Redactor,
): void {
  for (const [name, value] of Object.entries(trace.request.headers)) {
    if (isSensitiveName(name)) secrets.learn(value, true);
  }
  secrets.learn(document?.secrets, true);
  for (const [name, value] of Object.entries(asked?.variables ?? {})) {
    secrets.learn({ [name]: value }, document?.sensitiveVariables.has(name));
  }
  for (const step of trace.steps) {
    if (step.step === "dataSource") {
      secrets.learn(JSON.parse(step.outcome.resultJson));
      continue;
    }
    secrets.learn(step.evaluation.result);
    secrets.learn(step.evaluation.stash);
    secrets.learn(step.context.arguments);
  }
}

function totalOf(lanes: readonly Lane[]): Capacity {
  const total = { read: 0, write: 0 };
  for (const { steps } of lanes) {
    for (const call of steps.flatMap(({ calls }) => calls)) {
      if (call.service !== "DynamoDB") continue;
      total.read += call.capacity.read;
      total.write += call.capacity.write;
    }
  }
  return total;
}
