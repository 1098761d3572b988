import type { Settings } from "../settings/settings";

/**
 * Values of resolvers/lib/store.d.ts that are set after bundling. Most are known only when the
 * resources exist.
 */
export const deployedNames = [
  "productsTable",
  "cartsTable",
  "purchasesTable",
  "sessionsTable",
  "shelvesTable",
  "historyTable",
  "userPoolId",
  "userPoolClientId",
  "identityPoolId",
  "emailSender",
  "mfa",
  "passkeys",
] as const;

/** The values of deployed resources that replace placeholders. */
export type DeployedValues = Record<(typeof deployedNames)[number], string>;

/**
 * The constants of STORE as JavaScript: literals for numbers and booleans, and a placeholder name
 * for each value that is known later. The placeholder is an identifier and not a string: esbuild
 * would compare strings and remove code before the value is known.
 */
export function storeConstants(settings: Settings): Record<string, string> {
  const day = 86_400;
  const placeholders = deployedNames.map((name) => [name, placeholder(name)]);
  const fixed = {
    guestCartSeconds: settings.guestCartHours * 3600,
    userCartSeconds: settings.userCartDays * day,
    sessionIdleMs: settings.sessionIdleSeconds * 1000,
    sessionAbsoluteMs: settings.sessionAbsoluteSeconds * 1000,
    sessionTouchMs: settings.sessionTouchSeconds * 1000,
    sessionVerifyMs: settings.sessionVerifySeconds * 1000,
    // An access token of the last refresh can outlive the refresh token by a day at most.
    sessionKeepSeconds: Math.ceil((settings.refreshTokenDays + 1) * day),
    sessionDataBytes: settings.sessionDataBytes,
    sessionsPerUser: settings.sessionsPerUser,
    refreshSeconds: settings.refreshTokenDays * day,
    cookieMode: settings.tokenStorage === "cookie",
    freshSignInSeconds: settings.freshSignInSeconds,
  };
  const known = Object.entries(fixed).map(([name, value]) => [name, String(value)]);
  return Object.fromEntries([...placeholders, ...known]);
}

/** Replaces the placeholders in code by their values, as JSON: no value can end its literal. */
export function putValues(code: string, values: DeployedValues): string {
  return deployedNames.reduce(
    (text, name) => text.replaceAll(placeholder(name), () => JSON.stringify(values[name])),
    code,
  );
}

function placeholder(name: string): string {
  return `__${name}__`;
}
