/** Contents of /config.json: the stack's outputs that a client needs. It contains no secret. */
export interface Config {
  region: string;
  /**
   * URL of the API. Guests sign for it. With tokenStorage "cookie" the page posts to /graphql of
   * its own origin instead.
   */
  graphqlUrl: string;
  realtimeUrl: string;
  userPoolId: string;
  userPoolClientId: string;
  identityPoolId: string;
  tokenStorage: "local" | "session" | "memory" | "cookie";
  /** Minimum length of a password. */
  passwordMinimumLength?: number;
  /** Whether users may or must have a second step of sign-in. */
  mfa?: "optional" | "required";
  /** Users may register passkeys and sign in with them. */
  passkeys?: true;
  /** Only on a local stack: the Cognito endpoint. */
  awsEndpoint?: string;
}

const required = [
  "region",
  "graphqlUrl",
  "userPoolId",
  "userPoolClientId",
  "identityPoolId",
] as const;

let loaded: Config | undefined;

/** Reads /config.json, once per page load. Throws if it cannot be read or lacks a value. */
export async function loadConfig(): Promise<Config> {
  const response = await fetch("/config.json", { credentials: "same-origin" });
  if (!response.ok) throw new Error(`/config.json responded ${response.status}, expected 200.`);
  const config = (await response.json()) as Config;
  for (const name of required)
    if (typeof config[name] !== "string") throw new Error(`/config.json lacks "${name}".`);
  loaded = config;
  return config;
}

/**
 * Whether the tokens are in cookies, out of this page's reach. Then the page signs in, refreshes
 * and signs out through the API.
 */
export function isCookieMode(): boolean {
  return getConfig().tokenStorage === "cookie";
}

/** The configuration; loadConfig must have resolved. */
export function getConfig(): Config {
  if (loaded === undefined) throw new Error("The configuration was used before it was loaded.");
  return loaded;
}
