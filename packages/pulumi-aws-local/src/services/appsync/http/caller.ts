import type { Principal } from "../../../core/principal";
import type { AccessCaller } from "../schema/fieldAccess";

/** The authenticated sender of a request. */
export interface Caller extends AccessCaller {
  /** ctx.identity of resolvers; null for an API key. */
  identity: Record<string, unknown> | null;
  /** Set for AWS_IAM: the principal whose policies are evaluated for each root field. */
  principal?: Principal;
}
