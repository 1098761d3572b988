import { limits } from "../limits";
import type { LibraryFunction } from "../realm/evaluationState";
import { ErrorSignal, LibraryFault } from "../realm/signals";
import type { SubscriptionFilter } from "../types";
import { isRecord } from "./json";

/**
 * extensions.*: recorded here and executed by the API that runs the resolver.
 * https://docs.aws.amazon.com/appsync/latest/devguide/extensions-js.html
 */
export const extensions: Record<string, LibraryFunction> = {
  evictFromApiCache: ([typeName, fieldName, keys], { evaluation }) => {
    evaluation.cacheEvictions ??= [];
    evaluation.cacheEvictions.push({
      typeName: String(typeName),
      fieldName: String(fieldName),
      keys: isRecord(keys) ? keys : {},
    });
  },
  setSubscriptionFilter: ([filter], { evaluation }) => {
    evaluation.subscriptionFilter = filterOf("setSubscriptionFilter", filter);
  },
  setSubscriptionInvalidationFilter: ([filter], { evaluation }) => {
    evaluation.subscriptionInvalidationFilter = filterOf(
      "setSubscriptionInvalidationFilter",
      filter,
    );
  },
  invalidateSubscriptions: ([invalidation], { evaluation }) => {
    const { subscriptionField, payload } = isRecord(invalidation) ? invalidation : {};
    if (typeof subscriptionField !== "string" || !isRecord(payload)) {
      throw new LibraryFault(
        "extensions.invalidateSubscriptions: expected {subscriptionField, payload}",
      );
    }
    evaluation.subscriptionInvalidations ??= [];
    const made = evaluation.subscriptionInvalidations;
    const known = made.some(
      (one) =>
        one.subscriptionField === subscriptionField &&
        JSON.stringify(one.payload) === JSON.stringify(payload),
    );
    if (known) return;
    if (made.length >= limits.subscriptionInvalidations) throw tooManyInvalidations();
    made.push({ subscriptionField, payload });
  },
};

/** UNVERIFIED: AWS's message, and its response to a filter of another shape. */
function filterOf(name: string, filter: unknown): SubscriptionFilter {
  if (isRecord(filter) && Array.isArray(filter["filterGroup"])) {
    return filter as unknown as SubscriptionFilter;
  }
  throw new LibraryFault(`extensions.${name}: expected {filterGroup: [{filters: [...]}]}`);
}

/** UNVERIFIED: AWS's message. */
function tooManyInvalidations(): ErrorSignal {
  return new ErrorSignal({
    message: `At most ${limits.subscriptionInvalidations} subscription invalidations are allowed in a request.`,
    type: "Code",
    data: null,
    errorInfo: null,
  });
}
