import type { HttpHandler, HttpResponse } from "../../core/http";
import type { BucketsPort, StoredObject } from "../../core/ports/buckets";
import { plain } from "./plain";
import { respondWith } from "./respondWith";

/**
 * Responds from a bucket, as S3 does to a distribution with read access. Without ListBucket a missing key is
 * AccessDenied.
 */
export function bucketOrigin(
  buckets: BucketsPort,
  bucket: string,
  decoratePage: ((html: string) => string) | undefined,
): HttpHandler {
  return async ({ path, headers }): Promise<HttpResponse> => {
    const found = buckets.get(bucket, keyOf(path));
    if (found !== undefined) return respondWith(decorate(found, decoratePage), headers);
    return buckets.isListable(bucket)
      ? plain(404, "The specified key does not exist.\n")
      : plain(403, "Access Denied\n");
  };
}

/** Decorated pages, by the function that decorated them. */
const decorated = new WeakMap<(html: string) => string, WeakMap<StoredObject, StoredObject>>();

/** Decorates each page once; other objects stay unchanged. */
function decorate(
  object: StoredObject,
  decoratePage: ((html: string) => string) | undefined,
): StoredObject {
  if (decoratePage === undefined || !object.contentType.startsWith("text/html")) return object;
  const pages = decorated.get(decoratePage) ?? new WeakMap<StoredObject, StoredObject>();
  decorated.set(decoratePage, pages);
  const page = pages.get(object) ?? {
    ...object,
    body: Buffer.from(decoratePage(object.body.toString("utf8"))),
    etag: object.etag.replace(/"$/, '-watched"'),
  };
  pages.set(object, page);
  return page;
}

function keyOf(path: string): string {
  try {
    return decodeURIComponent(path.slice(1));
  } catch {
    return path.slice(1);
  }
}
