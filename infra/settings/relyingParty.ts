import type { PlainSettings } from "./checkSettings";
import { refuseSetting } from "./refuseSetting";

/**
 * WebAuthn's relying party ID, the domain for which browsers create passkeys and use them; undefined with passkeys off.
 * The name that CloudFront gives the site is unknown before the user pool exists, so on AWS it is `domain`. A site that this
 * machine serves has the name localhost (https://www.w3.org/TR/webauthn-3/#relying-party-identifier).
 * Throws VisibleError when passkeys is on and there is no domain.
 */
export function relyingPartyOf(
  { passkeys, domain }: Pick<PlainSettings, "passkeys" | "domain">,
  isLocal: boolean,
): string | undefined {
  if (!passkeys) return undefined;
  if (isLocal) return "localhost";
  if (domain === "") {
    refuseSetting("jukebox:passkeys", '"true"', "false when domain is not set");
  }
  return domain;
}
