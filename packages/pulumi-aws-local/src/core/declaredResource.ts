/** A resource that the program declares. */
export interface DeclaredResource {
  urn: string;
  /** Pulumi type token, e.g. "aws:dynamodb/table:Table". */
  type: string;
  name: string;
  /** URN of the parent; undefined if the stack itself is the parent. */
  parent?: string;
  /** Former URNs of the resource. */
  aliases: readonly string[];
}
