/**
 * Where a sign-in leads back to: the path, query and hash of `next` if it is an address of this site, else the front page. What
 * counts is what a browser makes of it, not how it is written: "/.//host/x" and "/\t/host" lead to another host.
 */
export function parseReturnPath(next: string | null, origin: string): string {
  if (next === null) return "/";
  const url = resolve(next, origin);
  if (url === null) return "/";
  const path = url.pathname + url.search + url.hash;
  return resolve(path, origin)?.href === `${origin}${path}` ? path : "/";
}

/** An address of this site as a URL; null for any other. */
function resolve(address: string, origin: string): URL | null {
  try {
    const url = new URL(address, origin);
    // A blob's origin is that of the page that has made it.
    return url.origin === origin && url.protocol !== "blob:" ? url : null;
  } catch {
    return null;
  }
}
