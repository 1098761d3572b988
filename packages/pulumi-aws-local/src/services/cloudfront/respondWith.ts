import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import Negotiator from "negotiator";
import type { HttpResponse } from "../../core/http";
import type { StoredObject } from "../../core/ports/buckets";

/** CloudFront compresses text between 1,000 and 10,000,000 bytes. */
const COMPRESSIBLE = /^text\/|javascript|json|xml|svg/;
const compressed = new WeakMap<StoredObject, Map<string, Buffer>>();

/**
 * The response for an object of a bucket: compressed if the viewer accepts it, and without a body if the viewer has the
 * current version.
 */
export async function respondWith(
  object: StoredObject,
  requestHeaders: Record<string, string | undefined>,
): Promise<HttpResponse> {
  const headers: Record<string, string> = {
    "content-type": object.contentType,
    etag: object.etag,
    ...(object.cacheControl !== undefined && { "cache-control": object.cacheControl }),
  };
  if (requestHeaders["if-none-match"] === object.etag) {
    return { status: 304, headers, body: "" };
  }
  const encoding = preferredEncoding(requestHeaders["accept-encoding"]);
  const { length } = object.body;
  const compresses =
    length >= 1_000 && length <= 10_000_000 && COMPRESSIBLE.test(object.contentType);
  if (!compresses || encoding === undefined) return { status: 200, headers, body: object.body };
  const body = await encode(object, encoding);
  return {
    status: 200,
    headers: { ...headers, "content-encoding": encoding, vary: "Accept-Encoding" },
    body,
  };
}

/**
 * If a viewer accepts both equally, CloudFront uses Brotli.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
 * UNVERIFIED: that it considers the viewer's quality values, as HTTP specifies.
 */
function preferredEncoding(accepted = ""): "br" | "gzip" | undefined {
  const negotiator: Negotiating = new Negotiator({ headers: { "accept-encoding": accepted } });
  const preferred = ["br", "gzip"];
  const [best] = negotiator.encodings([...preferred, "identity"], { preferred });
  return best === "br" || best === "gzip" ? best : undefined;
}

/** The type package does not have this option yet. */
interface Negotiating {
  encodings(available: string[], options: { preferred: string[] }): string[];
}

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

async function encode(object: StoredObject, encoding: "br" | "gzip"): Promise<Buffer> {
  const cache = compressed.get(object) ?? new Map<string, Buffer>();
  compressed.set(object, cache);
  const known = cache.get(encoding);
  if (known !== undefined) return known;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
  const body = encoding === "br" ? await toBrotli(object.body, quality) : await toGzip(object.body);
  cache.set(encoding, body);
  return body;
}
