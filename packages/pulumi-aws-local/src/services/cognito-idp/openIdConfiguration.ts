import type { DomainStore } from "./domainStore";
import { domainsOf } from "./domainsOf";
import { issuerOf } from "./tokenClaims";

/**
 * A pool's discovery document. For a pool without a domain, AWS omits the endpoints of the hosted pages, which this
 * stack never serves.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 * UNVERIFIED: which endpoints AWS omits.
 */
export function openIdConfiguration(
  poolId: string,
  domains: DomainStore,
  origin: string,
): Record<string, unknown> {
  const { customDomain, domain } = domainsOf(poolId, domains);
  const region = poolId.slice(0, poolId.indexOf("_"));
  const host = customDomain || (domain && `${domain}.auth.${region}.amazoncognito.com`);
  return {
    ...(host && {
      authorization_endpoint: `https://${host}/oauth2/authorize`,
      end_session_endpoint: `https://${host}/logout`,
      revocation_endpoint: `https://${host}/oauth2/revoke`,
      token_endpoint: `https://${host}/oauth2/token`,
      userinfo_endpoint: `https://${host}/oauth2/userInfo`,
    }),
    id_token_signing_alg_values_supported: ["RS256"],
    issuer: issuerOf(poolId),
    jwks_uri: `${origin}/${poolId}/.well-known/jwks.json`,
    response_types_supported: ["code", "token"],
    scopes_supported: ["openid", "email", "phone", "profile"],
    subject_types_supported: ["public"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
  };
}
