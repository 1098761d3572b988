import type { HttpRequest } from "../../core/http";
import type { Input, Members } from "./input";
import type { Kit } from "./kit";

/** One operation of the protocol: what a request holds, who may send it, and what it does. */
export interface Operation {
  members: Members;
  /** Needs a SigV4 signature of a principal that its policies allow the action. */
  signed: boolean;
  /** Pool whose ARN the policy is asked about; undefined stands for all ("*"). */
  poolOf(input: any): string | undefined;
  /** Takes its parts of the kit and gives the function that runs. */
  build(kit: any): RunOperation;
}

/** What runs, with what it may want to know of the request besides the input. */
export type RunOperation = (input: any, request: Pick<HttpRequest, "sourceIp">) => unknown;

/** An operation that anyone may call, with a client id or an access token at most. */
export function publicOperation<M extends Members, Parts extends Partial<Kit>>(
  members: M,
  build: (parts: Parts) => (input: Input<M>, request: Pick<HttpRequest, "sourceIp">) => unknown,
): Operation {
  return { members, signed: false, poolOf: () => undefined, build };
}

/** An operation for the operators of the account. */
export function signedOperation<M extends Members, Parts extends Partial<Kit>>(
  members: M,
  build: (parts: Parts) => (input: Input<M>, request: Pick<HttpRequest, "sourceIp">) => unknown,
): Operation {
  return { members, signed: true, poolOf: (input) => input.UserPoolId, build };
}

/** One for the operators that names the pool by its ARN. */
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
