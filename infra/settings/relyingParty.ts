import type { PlainSettings } from "./checkSettings";
import { refuseSetting } from "./refuseSetting";

/**
 * WebAuthn's relying party ID: the domain for which browsers create and use passkeys. undefined if
 * passkeys are off. On AWS it is `domain`, because CloudFront's name for the site is unknown before
 * the user pool exists. A site on this machine has the name localhost
 * (https://www.w3.org/TR/webauthn-3/#relying-party-identifier). Throws VisibleError if passkeys are
 * on and there is no domain.
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
