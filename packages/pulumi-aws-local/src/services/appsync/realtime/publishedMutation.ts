import type { DocumentNode, GraphQLSchema } from "graphql";
import type { SubscriptionInvalidation } from "../runtime";

/** A completed mutation. */
export interface PublishedMutation {
  api: { readonly schema: GraphQLSchema };
  document: DocumentNode;
  operationName: string | undefined;
  data: unknown;
  invalidations: readonly SubscriptionInvalidation[];
}
