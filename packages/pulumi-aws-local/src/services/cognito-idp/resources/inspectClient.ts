import type { InspectedState } from "../../../core/resourceHandler";
import { defaultClientSettings, type ClientSettings } from "../clientSettings";
import type { ClientRecord } from "../records";

/** Options of the hosted pages, by the names in operations. */
export const SHOWN: Readonly<Record<string, string>> = {
  allowedOauthFlows: "AllowedOAuthFlows",
  allowedOauthFlowsUserPoolClient: "AllowedOAuthFlowsUserPoolClient",
  allowedOauthScopes: "AllowedOAuthScopes",
  callbackUrls: "CallbackURLs",
  defaultRedirectUri: "DefaultRedirectURI",
  logoutUrls: "LogoutURLs",
  supportedIdentityProviders: "SupportedIdentityProviders",
};

/** The inputs that declare an app client, and its outputs. */
export function inspectClient(client: ClientRecord, outputs: Record<string, any>): InspectedState {
  const { poolId: userPoolId, secret, settings } = client;
  const inputs = {
    userPoolId,
    name: settings.name,
    generateSecret: secret !== undefined,
    ...declaredClient(settings),
  };
  return { inputs, outputs: { ...inputs, ...outputs } };
}

/** The inputs of an app client without explicit settings. */
export function clientDefaults(): Record<string, unknown> {
  return declaredClient(defaultClientSettings(""));
}

function declaredClient(settings: ClientSettings): Record<string, any> {
  const { rotation, validity, shown = {} } = settings;
  const { accessToken, idToken, refreshToken, units } = validity ?? {
    refreshToken: defaultClientSettings("").refreshTokenSeconds / DAY,
    units: {},
  };
  return {
    explicitAuthFlows: settings.explicitAuthFlows,
    preventUserExistenceErrors: settings.hideUserExistence ? "ENABLED" : "LEGACY",
    ...(accessToken && { accessTokenValidity: accessToken }),
    ...(idToken && { idTokenValidity: idToken }),
    refreshTokenValidity: refreshToken,
    tokenValidityUnits: units,
    enableTokenRevocation: settings.tokenRevocation,
    refreshTokenRotation: {
      feature: rotation.enabled ? "ENABLED" : "DISABLED",
      retryGracePeriodSeconds: rotation.graceSeconds,
    },
    authSessionValidity: settings.authSessionSeconds / 60,
    ...(settings.readAttributes && { readAttributes: settings.readAttributes }),
    ...(settings.writeAttributes && { writeAttributes: settings.writeAttributes }),
    ...Object.fromEntries(
      Object.entries(SHOWN).flatMap(([input, name]) =>
        shown[name] === undefined ? [] : [[input, shown[name]]],
      ),
    ),
  };
}

const DAY = 24 * 60 * 60;
