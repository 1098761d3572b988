/**
 * A page of a foreign site can make a browser send requests here under a host name of its own (DNS rebinding). Such
 * requests never have one of these host names.
 */
export function isLocalHost(host: string | undefined): boolean {
  return host !== undefined && LOCAL_HOST.test(host);
}

/**
 * Whether the Origin header allows a request: a page of this machine, on any port, or no page. AWS itself accepts every
 * origin; here a page of any site could change this machine's data through its visitor's browser. "null", the origin of
 * any sandboxed page, is rejected.
 */
export function isLocalOrigin(origin: string | undefined): boolean {
  if (origin === undefined) return true;
  const [, host] = /^https?:\/\/([^/]+)$/.exec(origin) ?? [];
  return isLocalHost(host);
}

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** The common text of both rejections. */
export const FOREIGN_HOST = "This local stack only accepts requests to localhost.\n";
export const FOREIGN_ORIGIN =
  "This local stack only accepts requests from pages of this machine.\n";
