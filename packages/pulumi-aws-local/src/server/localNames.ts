/**
 * A page of a foreign site can make a browser send requests here under a host name of its own (DNS
 * rebinding); those never carry one of ours.
 */
export function isLocalHost(host: string | undefined): boolean {
  return host !== undefined && LOCAL_HOST.test(host);
}

/**
 * Whether what a browser says of the page that sends a request leaves it be: a page of this machine, on any port, or no page at
 * all. AWS itself answers every origin; here a page of anyone's site could change this machine's data through its visitor's browser.
 * "null", which is any page in a sandbox, is not a page of ours.
 */
export function isLocalOrigin(origin: string | undefined): boolean {
  if (origin === undefined) return true;
  const [, host] = /^https?:\/\/([^/]+)$/.exec(origin) ?? [];
  return isLocalHost(host);
}

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** What both refusals say. */
export const FOREIGN_HOST = "This local stack answers on localhost only.\n";
export const FOREIGN_ORIGIN = "This local stack answers pages of this machine only.\n";
