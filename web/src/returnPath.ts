/**
 * The path after a sign-in: path, query and hash of `next` if it is a URL of this site, otherwise
 * the front page. The URL is resolved as a browser would: "/.//host/x" and "/\t/host" lead to
 * another host.
 */
export function parseReturnPath(next: string | null, origin: string): string {
  if (next === null) return "/";
  const url = resolve(next, origin);
  if (url === null) return "/";
  const path = url.pathname + url.search + url.hash;
  return resolve(path, origin)?.href === `${origin}${path}` ? path : "/";
}

/** A URL of this site; null for any other. */
function resolve(address: string, origin: string): URL | null {
  try {
    const url = new URL(address, origin);
    // A blob's origin is that of the page that created it.
    return url.origin === origin && url.protocol !== "blob:" ? url : null;
  } catch {
    return null;
  }
}
