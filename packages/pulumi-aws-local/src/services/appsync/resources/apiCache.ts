import { withoutEffect } from "../../../core/withoutEffect";
import { GRAPHQL_API } from "./graphQlApi";
import { apiCacheRules } from "./rules";

/** aws.appsync.ApiCache has no effect here: no response is cached. */
export const apiCacheHandler = withoutEffect(
  [
    "apiCachingBehavior",
    "apiId",
    "atRestEncryptionEnabled",
    "transitEncryptionEnabled",
    "ttl",
    "type",
  ],
  ["apiId", "atRestEncryptionEnabled", "transitEncryptionEnabled"],
  ({ inputs }) => ({
    id: inputs["apiId"],
    outputs: {
      atRestEncryptionEnabled: inputs["atRestEncryptionEnabled"] ?? false,
      transitEncryptionEnabled: inputs["transitEncryptionEnabled"] ?? false,
    },
  }),
  {
    rules: apiCacheRules,
    defaults: { atRestEncryptionEnabled: false, transitEncryptionEnabled: false },
    importing: { form: "the id of the API" },
    within: ({ apiId }) => [{ type: GRAPHQL_API, id: apiId }],
  },
);
