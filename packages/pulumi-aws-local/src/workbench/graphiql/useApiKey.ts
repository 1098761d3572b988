import type { ApiKeyRecord } from "../../services/appsync";
import type { LocalServices } from "../../services/localServices";
import { AwsError } from "../../core/awsError";
import type { ActorCredentials } from "./actorTypes";

type Parts = Pick<LocalServices, "appSync" | "clock">;

/**
 * The API key with the latest expiry.
 * @throws AwsError if the API accepts no keys, or has no valid one
 */
export function useApiKey(services: Parts): ActorCredentials {
  const key = workingKey(services);
  if (key === undefined) {
    throw new AwsError("NotFoundException", "The API has no valid key.", 404);
  }
  return { as: "apiKey", apiKey: key.id, expiresAt: key.expires };
}

/** Undefined if the API accepts no keys, or all have expired. */
export function workingKey({ appSync: { api, apiKeys } }: Parts): ApiKeyRecord | undefined {
  if (api?.definition.providers.some(({ type }) => type === "API_KEY") !== true) return undefined;
  const { id } = api.definition;
  return apiKeys
    .list(id)
    .filter((key) => apiKeys.accepts(id, key.id))
    .sort((a, b) => b.expires - a.expires)[0];
}
