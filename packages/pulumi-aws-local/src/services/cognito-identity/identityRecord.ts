/** An identity as it is kept. */
export interface IdentityRecord {
  id: string;
  poolId: string;
  /** Subject at each provider that it is linked to; none: a guest. */
  logins: Record<string, string>;
  /** The identity that took its place: this one is disabled. */
  mergedInto?: string;
}
