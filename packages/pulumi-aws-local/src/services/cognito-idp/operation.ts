import type { HttpRequest } from "../../core/http";
import type { Input, Members } from "./input";
import type { Kit } from "./kit";

/** One operation of the protocol: its members, who may call it, and what it does. */
export interface Operation {
  members: Members;
  /** The request needs a SigV4 signature of a principal whose policies allow the action. */
  signed: boolean;
  /** The pool whose ARN is authorized; undefined stands for all ("*"). */
  poolOf(input: any): string | undefined;
  /** Takes its parts of the kit and returns the function to run. */
  build(kit: any): RunOperation;
}

/** The function to run, with properties of the request in addition to the input. */
export type RunOperation = (input: any, request: Pick<HttpRequest, "sourceIp">) => unknown;

/** An operation that anyone may call, with at most a client id or an access token. */
export function publicOperation<M extends Members, Parts extends Partial<Kit>>(
  members: M,
  build: (parts: Parts) => (input: Input<M>, request: Pick<HttpRequest, "sourceIp">) => unknown,
): Operation {
  return { members, signed: false, poolOf: () => undefined, build };
}

/** An operation for operators of the account. */
export function signedOperation<M extends Members, Parts extends Partial<Kit>>(
  members: M,
  build: (parts: Parts) => (input: Input<M>, request: Pick<HttpRequest, "sourceIp">) => unknown,
): Operation {
  return { members, signed: true, poolOf: (input) => input.UserPoolId, build };
}

/** An operation for operators that identifies the pool by its ARN. */
export function signedByArn<M extends Members, Parts extends Partial<Kit>>(
  members: M & { ResourceArn: Members[string] },
  build: (parts: Parts) => (input: Input<M>) => unknown,
): Operation {
  const poolOf = ({ ResourceArn }: { ResourceArn: string }) => poolIdOfArn(ResourceArn);
  return { members, signed: true, poolOf, build };
}

/** The id at the end of a pool's ARN. */
export function poolIdOfArn(arn: string): string | undefined {
  return /:userpool\/([^/]+)$/.exec(arn)?.[1];
}
