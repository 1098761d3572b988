/** An object of a bucket, as the program declares it. */
export interface StoredObject {
  body: Buffer;
  contentType: string;
  cacheControl?: string;
  /** In quotes, as S3 writes it in headers. */
  etag: string;
}

/** The operations of S3 that other services use. */
export interface BucketsPort {
  get(bucket: string, key: string): StoredObject | undefined;
  /** Whether clients may list the bucket: S3 then returns 404 for a missing key, otherwise 403. */
  isListable(bucket: string): boolean;
}
