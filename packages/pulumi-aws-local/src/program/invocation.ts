/** A call of a provider's function by the program. */
export interface Invocation {
  /** Pulumi function token, e.g. "aws:index/getRegion:getRegion". */
  token: string;
  /** In Pulumi's wire format. The SDK passes neither unknown values nor secrets. */
  args: Record<string, unknown>;
  /** Reference of the provider, "URN::id"; empty for the default one. */
  provider: string;
}

/** Results by name, in Pulumi's wire format. */
export type InvocationResults = Record<string, unknown>;
