import type { PlainSettings } from "../settings/checkSettings";

/** The settings that the web client reads from /config.json. */
export interface WebSettings {
  tokenStorage: string;
  /** Minimum length of a password; the page shows it. */
  passwordMinimumLength: number;
  /** "optional" or "required"; absent when it is off. */
  mfa?: string;
  /** Present if users may sign in with passkeys. */
  passkeys?: true;
}

/**
 * The settings that the web client needs. Settings that are off are omitted, so the /config.json of
 * older stacks does not change.
 */
export function webSettings(settings: PlainSettings): WebSettings {
  const { tokenStorage, mfa, passwordMinimumLength, passkeys } = settings;
  return {
    tokenStorage,
    passwordMinimumLength,
    ...(mfa !== "off" && { mfa }),
    ...(passkeys && { passkeys }),
  };
}
