import type { Services } from "../../../core/services";
import { AwsError } from "../../../core/awsError";
import type { Collection } from "../../../core/stateStore";
import { DELETION_SECONDS, isApiKey } from "./apiKey";

/** An API key as the data folder keeps it. As at AWS, its id is the key itself. */
export interface ApiKeyRecord {
  apiId: string;
  id: string;
  description: string;
  /** Seconds since the epoch, a whole hour. */
  expires: number;
}

/** https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const KEYS_PER_API = 50;

/**
 * The API keys of this stack, which last as long as its data. A key is refused once it has expired, and is gone 60 days later.
 * https://docs.aws.amazon.com/appsync/latest/APIReference/API_ApiKey.html
 */
export class ApiKeyStore {
  readonly #keys: Collection<ApiKeyRecord>;

  constructor(private readonly services: Pick<Services, "state" | "clock">) {
    this.#keys = services.state.collection("appSyncApiKeys");
  }

  /** Expired keys included, until they are deleted. */
  find(apiId: string, id: string): ApiKeyRecord | undefined {
    const key = this.#keys.get(`${apiId}/${id}`);
    return key !== undefined && !this.#isDeleted(key) ? key : undefined;
  }

  /** In the order of their ids. */
  list(apiId: string): ApiKeyRecord[] {
    return this.#keys.entries(`${apiId}/`).flatMap(({ key, value }) => {
      if (!this.#isDeleted(value)) return [value];
      this.#keys.delete(key);
      return [];
    });
  }

  /** Whether a request to the API may use the key now. */
  accepts(apiId: string, text: string): boolean {
    const key = isApiKey(text) ? this.find(apiId, text) : undefined;
    return key !== undefined && key.expires * 1000 > this.services.clock.now();
  }

  /** @throws AwsError ApiKeyLimitExceededException when the API has as many keys as AWS allows. */
  put(key: ApiKeyRecord): void {
    const isNew = this.find(key.apiId, key.id) === undefined;
    if (isNew && this.list(key.apiId).length >= KEYS_PER_API) {
      // UNVERIFIED: the text.
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

  /** Deletes the keys of an API that is deleted. */
  deleteAll(apiId: string): void {
    for (const { key } of this.#keys.entries(`${apiId}/`)) this.#keys.delete(key);
  }

  #isDeleted({ expires }: ApiKeyRecord): boolean {
    return (expires + DELETION_SECONDS) * 1000 <= this.services.clock.now();
  }
}
