import { InvalidParameterError } from "./errors";

/** The settings of an app client; durations in seconds. */
export interface ClientSettings {
  name: string;
  explicitAuthFlows: string[];
  /** PreventUserExistenceErrors is ENABLED. */
  hideUserExistence: boolean;
  accessTokenSeconds: number;
  idTokenSeconds: number;
  refreshTokenSeconds: number;
  /** The same three as given, which is how AWS returns them. */
  validity?: TokenValidity;
  tokenRevocation: boolean;
  rotation: { enabled: boolean; graceSeconds: number };
  authSessionSeconds: number;
  /** Undefined: the standard attributes, and no custom ones. */
  readAttributes?: string[];
  writeAttributes?: string[];
  /** Options of the hosted pages, which operations return unchanged, by the names of the API. */
  shown?: Record<string, unknown>;
}

/** Token lifetimes, each in its unit; the default unit is hours, and days for refresh tokens. */
export interface TokenValidity {
  accessToken?: number;
  idToken?: number;
  refreshToken: number;
  units: { accessToken?: string; idToken?: string; refreshToken?: string };
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SECONDS = { seconds: 1, minutes: MINUTE, hours: HOUR, days: DAY } as const;

/**
 * AWS's settings for a client without explicit settings.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
export function defaultClientSettings(name: string): ClientSettings {
  return {
    name,
    explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"],
    hideUserExistence: false,
    accessTokenSeconds: HOUR,
    idTokenSeconds: HOUR,
    refreshTokenSeconds: 30 * DAY,
    tokenRevocation: true,
    rotation: { enabled: false, graceSeconds: 0 },
    authSessionSeconds: 3 * MINUTE,
  };
}

/** A token lifetime in seconds; 0 and undefined mean AWS's default. */
export function validitySeconds(
  value: number | undefined,
  unit: string | undefined,
  defaultUnit: keyof typeof SECONDS,
  fallback: number,
): number {
  if (!value) return fallback;
  const factor = SECONDS[(unit ?? defaultUnit) as keyof typeof SECONDS];
  if (factor === undefined) {
    throw new InvalidParameterError(
      `Token validity unit "${unit}" is not one of ${Object.keys(SECONDS).join(", ")}.`,
    );
  }
  return value * factor;
}

/** Values of ExplicitAuthFlows; those without "ALLOW_" are legacy values. */
export const EXPLICIT_FLOWS = [
  "ADMIN_NO_SRP_AUTH",
  "CUSTOM_AUTH_FLOW_ONLY",
  "USER_PASSWORD_AUTH",
  "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  "ALLOW_CUSTOM_AUTH",
  "ALLOW_USER_PASSWORD_AUTH",
  "ALLOW_USER_SRP_AUTH",
  "ALLOW_REFRESH_TOKEN_AUTH",
  "ALLOW_USER_AUTH",
];

/**
 * Whether a list holds both new and old values.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
export function mixesFlows(flows: readonly string[]): boolean {
  return new Set(flows.map((flow) => flow.startsWith("ALLOW_"))).size > 1;
}

/** Refuses settings that AWS refuses. */
export function checkClientSettings(settings: ClientSettings): void {
  const { accessTokenSeconds, idTokenSeconds, refreshTokenSeconds, rotation } = settings;
  if (!settings.explicitAuthFlows.every((flow) => EXPLICIT_FLOWS.includes(flow))) {
    throw new InvalidParameterError(
      `1 validation error detected: Value '[${settings.explicitAuthFlows.join(", ")}]' at 'explicitAuthFlows' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [${EXPLICIT_FLOWS.join(", ")}]]`,
    );
  }
  if (mixesFlows(settings.explicitAuthFlows)) {
    // UNVERIFIED: the wording; AWS documents that the two exclude each other.
    throw new InvalidParameterError(
      "ExplicitAuthFlows cannot hold values that begin with ALLOW_ together with other values.",
    );
  }
  for (const seconds of [accessTokenSeconds, idTokenSeconds]) {
    if (seconds < 5 * MINUTE || seconds > DAY) throw invalidRange();
  }
  if (refreshTokenSeconds < HOUR || refreshTokenSeconds > 3650 * DAY) throw invalidRange();
  if (refreshTokenSeconds < Math.max(accessTokenSeconds, idTokenSeconds)) throw invalidRange();
  if (rotation.graceSeconds < 0 || rotation.graceSeconds > 60) {
    throw new InvalidParameterError(
      `1 validation error detected: Value '${rotation.graceSeconds}' at 'refreshTokenRotation.retryGracePeriodSeconds' failed to satisfy constraint: Member must have value between 0 and 60`,
    );
  }
  if (rotation.enabled && allowsFlow(settings, "ALLOW_REFRESH_TOKEN_AUTH")) {
    // UNVERIFIED: the message; AWS documents that the two exclude each other.
    throw new InvalidParameterError(
      "Refresh token rotation cannot be enabled together with ALLOW_REFRESH_TOKEN_AUTH.",
    );
  }
}

/** Whether the client's ExplicitAuthFlows contain the flow, by its new or its old name. */
export function allowsFlow(settings: ClientSettings, flow: string): boolean {
  const old: Record<string, string> = {
    ALLOW_ADMIN_USER_PASSWORD_AUTH: "ADMIN_NO_SRP_AUTH",
    ALLOW_USER_PASSWORD_AUTH: "USER_PASSWORD_AUTH",
  };
  const flows = settings.explicitAuthFlows;
  if (flows.includes(flow) || flows.includes(old[flow] ?? flow)) return true;
  // Clients with the old names may always use SRP and refresh.
  const legacy = flows.length > 0 && !flows.some((name) => name.startsWith("ALLOW_"));
  return legacy && ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"].includes(flow);
}

function invalidRange(): InvalidParameterError {
  return new InvalidParameterError("Invalid range for token validity.");
}
