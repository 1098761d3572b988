/** A call of a provider's function, as the program makes it. */
export interface Invocation {
  /** Pulumi function token, e.g. "aws:index/getRegion:getRegion". */
  token: string;
  /** In Pulumi's wire format; the SDK lets no unknown or secret through. */
  args: Record<string, unknown>;
  /** Reference of the provider, "URN::id"; empty for the default one. */
  provider: string;
}

/** Results by name, in Pulumi's wire format. */
export type InvocationResults = Record<string, unknown>;
