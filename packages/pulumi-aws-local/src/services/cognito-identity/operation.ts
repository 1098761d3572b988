import type { Services } from "../../core/services";
import type { IdentityStore } from "./identityStore";
import type { PoolStore } from "./poolStore";

/** What operations on identity pools are made of. */
export interface Kit extends Pick<Services, "iam" | "userPools" | "clock"> {
  pools: PoolStore;
  identities: IdentityStore;
}

/** One operation of the protocol. */
export interface Operation {
  /** The caller signs it, and IAM must allow it; the others are open to anyone. */
  signed?: true;
  run(kit: Kit, input: Record<string, unknown>): unknown;
}
