/** An object of a bucket, as the program declares it. */
export interface StoredObject {
  body: Buffer;
  contentType: string;
  cacheControl?: string;
  /** As S3 quotes it in headers. */
  etag: string;
}

/** What other services use of S3. */
export interface BucketsPort {
  get(bucket: string, key: string): StoredObject | undefined;
  /** Whether readers may list it: S3 then answers 404 for a missing key, else 403. */
  isListable(bucket: string): boolean;
}
