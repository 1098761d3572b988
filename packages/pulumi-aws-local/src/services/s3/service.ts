import { createHash } from "node:crypto";
import type { BucketsPort, StoredObject } from "../../core/ports/buckets";
import { Staged } from "../../core/staged";

/** The properties of a bucket that affect responses. */
interface Bucket {
  objects: Map<string, StoredObject>;
  /** The policy lets readers list the bucket: S3 then returns 404 for a missing key, otherwise 403. */
  listable: boolean;
}

type AllBuckets = Map<string, Bucket>;

/**
 * The buckets of the program. Objects belong to the program, so they are kept in memory and written again at each
 * start.
 */
export class Buckets implements BucketsPort {
  readonly staging = new Staged<AllBuckets>(
    new Map(),
    (live) =>
      new Map(
        [...live].map(([name, { objects, listable }]) => [
          name,
          { objects: new Map(objects), listable },
        ]),
      ),
  );

  put(bucket: string, key: string, object: Omit<StoredObject, "etag">): StoredObject {
    const digest = createHash("md5").update(object.body).digest("hex");
    const stored = { ...object, etag: `"${digest}"` };
    this.#declared(bucket).objects.set(key, stored);
    return stored;
  }

  setListable(bucket: string, listable: boolean): void {
    this.#declared(bucket).listable = listable;
  }

  isListable(bucket: string): boolean {
    return this.staging.live.get(bucket)?.listable === true;
  }

  get(bucket: string, key: string): StoredObject | undefined {
    return this.staging.live.get(bucket)?.objects.get(key);
  }

  delete(bucket: string, key: string): void {
    this.staging.declared.get(bucket)?.objects.delete(key);
  }

  deleteBucket(bucket: string): void {
    this.staging.declared.delete(bucket);
  }

  #declared(name: string): Bucket {
    const all = this.staging.declared;
    const bucket = all.get(name) ?? { objects: new Map(), listable: false };
    all.set(name, bucket);
    return bucket;
  }
}
