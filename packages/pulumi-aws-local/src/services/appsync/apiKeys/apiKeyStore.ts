import type { Services } from "../../../core/services";
import { AwsError } from "../../../core/awsError";
import type { Collection } from "../../../core/stateStore";
import { DELETION_SECONDS, isApiKey } from "./apiKey";

/** An API key in the data folder. As at AWS, its id is the key itself. */
export interface ApiKeyRecord {
  apiId: string;
  id: string;
  description: string;
  /** Seconds since the epoch, at a full hour. */
  expires: number;
}

/** https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const KEYS_PER_API = 50;

/**
 * The API keys of this stack, stored in the data folder. An expired key is rejected, and deleted 60 days later.
 * https://docs.aws.amazon.com/appsync/latest/APIReference/API_ApiKey.html
 */
export class ApiKeyStore {
  readonly #keys: Collection<ApiKeyRecord>;

  constructor(private readonly services: Pick<Services, "state" | "clock">) {
    this.#keys = services.state.collection("appSyncApiKeys");
  }

  /** Also finds expired keys until they are deleted. */
  find(apiId: string, id: string): ApiKeyRecord | undefined {
    const key = this.#keys.get(`${apiId}/${id}`);
    return key !== undefined && !this.#isDeleted(key) ? key : undefined;
  }

  /** Sorted by id. */
  list(apiId: string): ApiKeyRecord[] {
    return this.#keys.entries(`${apiId}/`).flatMap(({ key, value }) => {
      if (!this.#isDeleted(value)) return [value];
      this.#keys.delete(key);
      return [];
    });
  }

  /** Whether the key is currently valid for the API. */
  accepts(apiId: string, text: string): boolean {
    const key = isApiKey(text) ? this.find(apiId, text) : undefined;
    return key !== undefined && key.expires * 1000 > this.services.clock.now();
  }

  /** @throws AwsError ApiKeyLimitExceededException if the API has the maximum number of keys */
  put(key: ApiKeyRecord): void {
    const isNew = this.find(key.apiId, key.id) === undefined;
    if (isNew && this.list(key.apiId).length >= KEYS_PER_API) {
      // UNVERIFIED: the message.
      throw new AwsError(
        "ApiKeyLimitExceededException",
        `The API key exceeded a limit: an API has at most ${KEYS_PER_API} keys.`,
      );
    }
    this.#keys.put(`${key.apiId}/${key.id}`, key);
  }

  delete(apiId: string, id: string): void {
    this.#keys.delete(`${apiId}/${id}`);
  }

  /** Deletes the keys of a deleted API. */
  deleteAll(apiId: string): void {
    for (const { key } of this.#keys.entries(`${apiId}/`)) this.#keys.delete(key);
  }

  #isDeleted({ expires }: ApiKeyRecord): boolean {
    return (expires + DELETION_SECONDS) * 1000 <= this.services.clock.now();
  }
}
