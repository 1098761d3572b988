/** An identity in the store. */
export interface IdentityRecord {
  id: string;
  poolId: string;
  /** Subject at each linked provider; empty for a guest. */
  logins: Record<string, string>;
  /** The identity that replaced this one, which is disabled. */
  mergedInto?: string;
}
