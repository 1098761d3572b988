import type { CDPSession, Page } from "playwright-core";

/** Chromium's virtual authenticator: it verifies its user and consents automatically. */
export interface VirtualAuthenticator {
  /** Ids of its passkeys, in base64url. */
  passkeys(): Promise<string[]>;
  /** Whether it verifies its user from now on, as by a fingerprint. */
  knowUser(isKnown: boolean): Promise<void>;
  /** Removes its passkeys. It verifies its user again. */
  reset(): Promise<void>;
}

/**
 * Adds an authenticator to a page. https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/
 */
export async function addAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const knowUser = async (isUserVerified: boolean) => {
    await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  };
  return {
    async passkeys() {
      const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId });
      return credentials.map(({ credentialId }) =>
        Buffer.from(credentialId, "base64").toString("base64url"),
      );
    },
    knowUser,
    async reset() {
      await cdp.send("WebAuthn.clearCredentials", { authenticatorId });
      await knowUser(true);
    },
  };
}
