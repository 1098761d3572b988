import { post } from "../../support/post";
import { RealtimeSocket } from "pulumi-aws-local";
import type { RunningStack } from "../../support/stack";
import type { Caller } from "./callers";
import { fieldRequest, type RootField } from "./fieldRequest";

/** The outcome of a cell of the matrix, with the returned data. */
export interface Outcome {
  word: string;
  data?: any;
}

/** Rejections of a whole request: status, errorType and message. */
const REFUSALS: Record<string, string> = {
  "401 UnauthorizedException Valid authorization header not provided.": "absent",
  "401 UnauthorizedException Permission denied": "denied",
  "403 UnrecognizedClientException The security token included in the request is invalid.":
    "unknown",
};

/** Calls a field of Query or Mutation. */
export async function callField(
  stack: RunningStack,
  caller: Caller,
  root: RootField,
): Promise<Outcome> {
  const body = JSON.stringify(fieldRequest(root, caller.things));
  const response = await post(stack, body, await caller.prove(body));
  const { data, errors = [] } = response.body;
  if (response.status !== 200) {
    return { word: refused(response.status, response.errorType, errors[0]?.message) };
  }
  if (errors.length === 0) return answered(root, data![root.field.name]);
  const { errorType, message } = errors[0]!;
  const nothing = errors.length === 1 && data?.[root.field.name] === null;
  return { word: nothing ? fieldError(root, errorType, message) : JSON.stringify(response.body) };
}

/** Starts a subscription on a new connection. */
export async function startSubscription(
  { outputs }: RunningStack,
  caller: Caller,
  root: RootField,
): Promise<Outcome> {
  const { host } = new URL(outputs.graphqlUrl!);
  const data = JSON.stringify(fieldRequest(root, caller.things));
  const connect = { host, ...(await caller.prove("{}", "/graphql/connect")) };
  const socket = await RealtimeSocket.open(outputs.realtimeUrl!, connect);
  try {
    const connected = await socket.ask({ type: "connection_init" });
    if (connected.type !== "connection_ack") return { word: realtimeError(root, connected) };
    const proof = { host, ...(await caller.prove(data)) };
    const started = await socket.ask(RealtimeSocket.startMessage("1", data, proof));
    return { word: started.type === "start_ack" ? "yes" : realtimeError(root, started) };
  } finally {
    await socket.close();
  }
}

function answered(root: RootField, data: any): Outcome {
  // endOtherSessions also succeeds without other sessions.
  const ends = /^Mutation\.end(?!Other)/.test(root.path);
  const nothing = data === null || (ends && data.sessionIds.length === 0);
  return { word: nothing ? "none" : "yes", data };
}

function realtimeError(root: RootField, { type, payload }: { type: string; payload?: any }) {
  const { errorType, errorCode, message } = payload.errors[0];
  if (type !== "error" && type !== "connection_error") return type;
  if (errorCode === 401 || errorCode === 403) {
    if (errorType !== "Unauthorized") return refused(errorCode, errorType, message);
  }
  return fieldError(root, errorType, message);
}

function refused(status: number, errorType: string | null, message?: string): string {
  const whole = `${status} ${errorType} ${message}`;
  return REFUSALS[whole] ?? whole;
}

function fieldError({ type, field }: RootField, errorType: string, message: string): string {
  const notAuthorized = `Not Authorized to access ${field.name} on type ${type.name}`;
  if (errorType === "Unauthorized" && message === notAuthorized) return "closed";
  return errorType;
}
