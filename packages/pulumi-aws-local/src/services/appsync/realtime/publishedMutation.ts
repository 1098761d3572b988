import type { DocumentNode, GraphQLSchema } from "graphql";
import type { SubscriptionInvalidation } from "../runtime";

/** A mutation that has run. */
export interface PublishedMutation {
  api: { readonly schema: GraphQLSchema };
  document: DocumentNode;
  operationName: string | undefined;
  data: unknown;
  invalidations: readonly SubscriptionInvalidation[];
}
