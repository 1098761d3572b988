import { createHash } from "node:crypto";

/** An object of a bucket, as the program declares it. */
export interface StoredObject {
  body: Buffer;
  contentType: string;
  cacheControl?: string;
  /** As S3 quotes it in headers. */
  etag: string;
}

/**
 * The buckets of the program. Objects are the program's own, so they live in memory and are put
 * again at each start.
 */
export class Buckets {
  readonly #objects = new Map<string, Map<string, StoredObject>>();

  put(bucket: string, key: string, object: Omit<StoredObject, "etag">): StoredObject {
    const digest = createHash("md5").update(object.body).digest("hex");
    const stored = { ...object, etag: `"${digest}"` };
    const objects = this.#objects.get(bucket) ?? new Map<string, StoredObject>();
    this.#objects.set(bucket, objects.set(key, stored));
    return stored;
  }

  get(bucket: string, key: string): StoredObject | undefined {
    return this.#objects.get(bucket)?.get(key);
  }

  delete(bucket: string, key: string): void {
    this.#objects.get(bucket)?.delete(key);
  }

  deleteBucket(bucket: string): void {
    this.#objects.delete(bucket);
  }
}
