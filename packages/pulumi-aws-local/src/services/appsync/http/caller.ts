import type { Principal } from "../../../core/principal";
import type { AccessCaller } from "../schema/fieldAccess";

/** Who sent a request, once that is proven. */
export interface Caller extends AccessCaller {
  /** ctx.identity of resolvers. */
  identity: Record<string, unknown>;
  /** Set for AWS_IAM: whose policies decide on each root field. */
  principal?: Principal;
}
