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
  build(kit: any): (input: any) => unknown;
}

/** An operation that anyone may call, with a client id or an access token at most. */
export function publicOperation<M extends Members, Parts extends Partial<Kit>>(
  members: M,
  build: (parts: Parts) => (input: Input<M>) => unknown,
): Operation {
  return { members, signed: false, poolOf: () => undefined, build };
}

/** An operation for the operators of the account. */
export function signedOperation<M extends Members, Parts extends Partial<Kit>>(
  members: M,
  build: (parts: Parts) => (input: Input<M>) => unknown,
): Operation {
  return { members, signed: true, poolOf: (input) => input.UserPoolId, build };
}
