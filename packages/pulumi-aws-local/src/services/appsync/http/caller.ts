import type { Principal } from "../../../core/principal";
import type { AccessCaller } from "../schema/fieldAccess";

/** Who sent a request, once that is proven. */
export interface Caller extends AccessCaller {
  /** ctx.identity of resolvers; null for an API key. */
  identity: Record<string, unknown> | null;
  /** Set for AWS_IAM: whose policies decide on each root field. */
  principal?: Principal;
}
