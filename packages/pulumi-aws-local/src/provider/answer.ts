import type { handleUnaryCall, ServiceError, sendUnaryData } from "@grpc/grpc-js";
import { AwsError } from "../core/awsError";
import { maskApiKeys } from "../core/maskApiKeys";
import { VisibleError } from "../core/visibleError";
import type { Connection, Connections } from "./connections";
import type { Proto } from "./proto";

/** Handles one kind of call. */
export type CallHandler<Request, Response> = (
  request: Request,
  connection: Connection,
) => Response | Promise<Response>;

/** A gRPC method that returns errors as responses: no call can end the process. */
export function unary<Request, Response>(
  answer: CallHandler<Request, Response>,
  connections: Connections,
  { grpc }: Proto,
): handleUnaryCall<Request, Response> {
  return (call, callback: sendUnaryData<Response>) => {
    const respond = async (): Promise<Response> =>
      answer(call.request, connections.of(call.getPeer()));
    respond().then(
      (response) => callback(null, response),
      (error: unknown) => callback(refusalOf(error, grpc)),
    );
  };
}

/** An error in the form that Pulumi shows for the resource. */
function refusalOf(error: unknown, { status }: Proto["grpc"]): Partial<ServiceError> {
  if (error instanceof Unimplemented) return { code: status.UNIMPLEMENTED, details: error.message };
  if (error instanceof VisibleError) {
    return { code: status.FAILED_PRECONDITION, details: error.message };
  }
  if (error instanceof AwsError) {
    return { code: status.UNKNOWN, details: maskApiKeys(`${error.code}: ${error.message}`) };
  }
  console.error(error);
  const message = error instanceof Error ? error.message : String(error);
  return { code: status.INTERNAL, details: maskApiKeys(message) };
}

/** A call of the protocol that the emulator does not implement. */
export class Unimplemented extends Error {}
