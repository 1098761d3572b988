/** A resource as the program declares it. */
export interface DeclaredResource {
  urn: string;
  /** Pulumi type token, e.g. "aws:dynamodb/table:Table". */
  type: string;
  name: string;
  /** URN of the parent; undefined for the stack's own resources. */
  parent?: string;
  /** URNs under which it may have been known before. */
  aliases: readonly string[];
}
