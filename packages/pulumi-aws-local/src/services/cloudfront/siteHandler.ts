import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import Negotiator from "negotiator";
import type { Services } from "../../core/services";
import type { HttpHandler, HttpResponse } from "../../core/http";
import type { StoredObject } from "../../core/ports/buckets";
import type { Distributions } from "./service";

/**
 * Answers GET requests as the program's CloudFront distribution would, from its bucket. A watched stack
 * decorates its pages.
 */
export function siteHandler(
  services: Pick<Services, "buckets"> & {
    distributions: Distributions;
    options?: Pick<Services["options"], "decoratePage">;
  },
): HttpHandler {
  const served = decorator(services.options?.decoratePage);
  return async (request) => {
    const distribution = services.distributions.served();
    if (distribution === undefined) return plain(404, "This program declares no site.\n");
    const headers = services.distributions.headersOf(distribution);
    if (request.method !== "GET" && request.method !== "HEAD") {
      return plain(403, "This distribution is not configured to allow this method.\n", headers);
    }
    const edge = services.distributions.functionOf(distribution)?.(request);
    if (edge !== undefined && "answer" in edge) {
      // UNVERIFIED: that the policy's headers go with answers that a function makes.
      return { ...edge.answer, headers: { ...edge.answer.headers, ...headers } };
    }
    const { bucket, defaultRootObject, errorResponses } = distribution;
    const wanted = edge?.path ?? request.path;
    const path = wanted === "/" ? `/${defaultRootObject ?? ""}` : wanted;
    const found = services.buckets.get(bucket, keyOf(path));
    if (found !== undefined) return await answer(200, served(found), request.headers, headers);
    // As S3 says it: without ListBucket a missing key is AccessDenied.
    const isListable = services.buckets.isListable(bucket);
    const mapped = errorResponses[isListable ? 404 : 403];
    const page = mapped && services.buckets.get(bucket, keyOf(mapped.path));
    if (page === undefined) {
      return isListable
        ? plain(404, "The specified key does not exist.\n", headers)
        : plain(403, "Access Denied\n", headers);
    }
    return await answer(mapped!.status, served(page), {}, headers);
  };
}

/** Decorates each page once; other objects stay as they are. */
function decorator(
  decoratePage: ((html: string) => string) | undefined,
): (object: StoredObject) => StoredObject {
  if (decoratePage === undefined) return (object) => object;
  const decorated = new WeakMap<StoredObject, StoredObject>();
  return (object) => {
    if (!object.contentType.startsWith("text/html")) return object;
    const page = decorated.get(object) ?? {
      ...object,
      body: Buffer.from(decoratePage(object.body.toString("utf8"))),
      etag: object.etag.replace(/"$/, '-watched"'),
    };
    decorated.set(object, page);
    return page;
  };
}

function keyOf(path: string): string {
  try {
    return decodeURIComponent(path.slice(1));
  } catch {
    return path.slice(1);
  }
}

function plain(status: number, body: string, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers: { ...headers, "content-type": "text/plain; charset=utf-8" }, body };
}

/** CloudFront compresses text between 1,000 and 10,000,000 bytes. */
const COMPRESSIBLE = /^text\/|javascript|json|xml|svg/;
const compressed = new WeakMap<StoredObject, Map<string, Buffer>>();

async function answer(
  status: number,
  object: StoredObject,
  requestHeaders: Record<string, string | undefined>,
  policyHeaders: Record<string, string>,
): Promise<HttpResponse> {
  const headers: Record<string, string> = {
    "content-type": object.contentType,
    etag: object.etag,
    ...(object.cacheControl !== undefined && { "cache-control": object.cacheControl }),
    ...policyHeaders,
  };
  if (status === 200 && requestHeaders["if-none-match"] === object.etag) {
    return { status: 304, headers, body: "" };
  }
  const encoding = preferredEncoding(requestHeaders["accept-encoding"]);
  const { length } = object.body;
  const compresses =
    length >= 1_000 && length <= 10_000_000 && COMPRESSIBLE.test(object.contentType);
  if (!compresses || encoding === undefined) return { status, headers, body: object.body };
  const body = await encode(object, encoding);
  return {
    status,
    headers: { ...headers, "content-encoding": encoding, vary: "Accept-Encoding" },
    body,
  };
}

/**
 * CloudFront compresses with Brotli where a viewer takes both equally.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
 * UNVERIFIED: that it weighs the viewer's quality values, as HTTP says.
 */
function preferredEncoding(accepted = ""): "br" | "gzip" | undefined {
  const negotiator: Negotiating = new Negotiator({ headers: { "accept-encoding": accepted } });
  const preferred = ["br", "gzip"];
  const [best] = negotiator.encodings([...preferred, "identity"], { preferred });
  return best === "br" || best === "gzip" ? best : undefined;
}

/** The type package does not know this option yet. */
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
