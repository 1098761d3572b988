import { createHash } from "node:crypto";
import { Staged } from "../shared/staged";

/** An object of a bucket, as the program declares it. */
export interface StoredObject {
  body: Buffer;
  contentType: string;
  cacheControl?: string;
  /** As S3 quotes it in headers. */
  etag: string;
}

type Objects = Map<string, Map<string, StoredObject>>;

/**
 * The buckets of the program. Objects are the program's own, so they live in memory and are put
 * again at each start.
 */
export class Buckets {
  readonly staging = new Staged<Objects>(
    new Map(),
    (live) => new Map([...live].map(([bucket, objects]) => [bucket, new Map(objects)])),
  );

  put(bucket: string, key: string, object: Omit<StoredObject, "etag">): StoredObject {
    const digest = createHash("md5").update(object.body).digest("hex");
    const stored = { ...object, etag: `"${digest}"` };
    const all = this.staging.declared;
    const objects = all.get(bucket) ?? new Map<string, StoredObject>();
    all.set(bucket, objects.set(key, stored));
    return stored;
  }

  get(bucket: string, key: string): StoredObject | undefined {
    return this.staging.live.get(bucket)?.get(key);
  }

  delete(bucket: string, key: string): void {
    this.staging.declared.get(bucket)?.delete(key);
  }

  deleteBucket(bucket: string): void {
    this.staging.declared.delete(bucket);
  }
}
