import type { Settings } from "./settings";

/** Values of resolvers/lib/store.d.ts that are known only when resources exist. */
export const deployedNames = [
  "productsTable",
  "cartsTable",
  "purchasesTable",
  "sessionsTable",
  "identityPoolId",
  "emailSender",
] as const;

/** What resources, once they exist, put in the place of placeholders. */
export type DeployedValues = Record<(typeof deployedNames)[number], string>;

/** What the resolvers know as STORE: numbers as they are, and a placeholder for each value that comes later. */
export function storeConstants(settings: Settings): Record<string, string | number> {
  const day = 86_400;
  const placeholders = deployedNames.map((name) => [name, `@{${name}}`]);
  return {
    ...(Object.fromEntries(placeholders) as Record<string, string>),
    guestCartSeconds: settings.guestCartHours * 3600,
    userCartSeconds: settings.userCartDays * day,
    sessionIdleMs: settings.sessionIdleHours * 3_600_000,
    sessionAbsoluteMs: settings.sessionAbsoluteDays * day * 1000,
    sessionTouchMs: settings.sessionTouchSeconds * 1000,
    sessionVerifyMs: settings.sessionVerifySeconds * 1000,
    // An access token that the last refresh has brought may outlive the refresh token, by a day at most.
    sessionKeepSeconds: Math.ceil((settings.refreshTokenDays + 1) * day),
    sessionDataBytes: settings.sessionDataBytes,
    sessionsPerUser: settings.sessionsPerUser,
  };
}

/** Code with its placeholders replaced. */
export function putValues(code: string, values: DeployedValues): string {
  return deployedNames.reduce(
    // As in a JSON string, so that no value can end the literal it stands in.
    (text, name) => text.replaceAll(`@{${name}}`, JSON.stringify(values[name]).slice(1, -1)),
    code,
  );
}
