import type { Services } from "../../core/services";
import type { IdentityStore } from "./identityStore";
import type { PoolStore } from "./poolStore";

/** The dependencies of operations on identity pools. */
export interface Kit extends Pick<Services, "iam" | "userPools" | "clock"> {
  pools: PoolStore;
  identities: IdentityStore;
}

/** One operation of the protocol. */
export interface Operation {
  /** The request must be signed, and IAM must allow it; other operations are public. */
  signed?: true;
  run(kit: Kit, input: Record<string, unknown>): unknown;
}
