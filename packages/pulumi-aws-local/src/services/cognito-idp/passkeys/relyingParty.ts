import type { DomainStore } from "../domainStore";
import { domainsOf } from "../domainsOf";
import type { PoolRecord } from "../records";

/**
 * The relying party of a pool's passkeys: from its settings, otherwise its domain. Undefined if it has neither.
 * Source:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export function relyingPartyOf(pool: PoolRecord, domains: DomainStore): string | undefined {
  const { customDomain, domain } = domainsOf(pool.id, domains);
  const region = pool.id.slice(0, pool.id.indexOf("_"));
  const own = customDomain || (domain && `${domain}.auth.${region}.amazoncognito.com`);
  return pool.settings.webAuthn?.relyingPartyId ?? (own || undefined);
}

/** Whether a page of this origin may use passkeys of the relying party: its own host and subdomains, over HTTPS. */
export function isOriginOf(relyingPartyId: string, origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { hostname, protocol } = new URL(origin);
  const isInside = hostname === relyingPartyId || hostname.endsWith(`.${relyingPartyId}`);
  // Browsers also support passkeys on http://localhost.
  const isLocal = hostname === "localhost" || hostname.endsWith(".localhost");
  return isInside && (protocol === "https:" || (protocol === "http:" && isLocal));
}
