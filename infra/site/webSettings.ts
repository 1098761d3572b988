import type { PlainSettings } from "../settings/checkSettings";

/** Settings that the web client reads from /config.json. */
export interface WebSettings {
  tokenStorage: string;
  /** Fewest characters of a password, shown before one is chosen. */
  passwordMinimumLength: number;
  /** "optional" or "required"; absent when it is off. */
  mfa?: string;
  /** Present when users may sign in with passkeys. */
  passkeys?: true;
}

/** The settings that the web client needs. One that is off is absent, so that older stacks keep their /config.json. */
export function webSettings(settings: PlainSettings): WebSettings {
  const { tokenStorage, mfa, passwordMinimumLength, passkeys } = settings;
  return {
    tokenStorage,
    passwordMinimumLength,
    ...(mfa !== "off" && { mfa }),
    ...(passkeys && { passkeys }),
  };
}
