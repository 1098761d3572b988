import type { Settings } from "../settings/settings";

/** Values of resolvers/lib/store.d.ts that come after bundling: most are known only when resources exist. */
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

/** What resources, once they exist, put in the place of placeholders. */
export type DeployedValues = Record<(typeof deployedNames)[number], string>;

/**
 * What the resolvers know as STORE, in JavaScript: numbers and truth values as they are, and for each value that comes later a name that
 * stands in its place. A name and not a text: esbuild would compare texts, and omit code, before the value is known.
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
    // An access token that the last refresh has brought may outlive the refresh token, by a day at most.
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

/** Code with its placeholders replaced by the values, as JSON: none can end the literal that it stands in. */
export function putValues(code: string, values: DeployedValues): string {
  return deployedNames.reduce(
    (text, name) => text.replaceAll(placeholder(name), () => JSON.stringify(values[name])),
    code,
  );
}

function placeholder(name: string): string {
  return `__${name}__`;
}
