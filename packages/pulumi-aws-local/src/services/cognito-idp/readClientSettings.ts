import { type ClientSettings, defaultClientSettings, validitySeconds } from "./clientSettings";

/**
 * Reads the settings of an app client from an aws.cognito.UserPoolClient or a CreateUserPoolClient request, with names
 * in camelCase.
 */
export function readClientSettings(inputs: Record<string, any>, name: string): ClientSettings {
  const defaults = defaultClientSettings(name);
  const units = inputs.tokenValidityUnits ?? {};
  const rotation = inputs.refreshTokenRotation ?? {};
  return {
    ...defaults,
    explicitAuthFlows: inputs.explicitAuthFlows?.length
      ? inputs.explicitAuthFlows
      : defaults.explicitAuthFlows,
    hideUserExistence: inputs.preventUserExistenceErrors === "ENABLED",
    accessTokenSeconds: validitySeconds(
      inputs.accessTokenValidity,
      units.accessToken,
      "hours",
      defaults.accessTokenSeconds,
    ),
    idTokenSeconds: validitySeconds(
      inputs.idTokenValidity,
      units.idToken,
      "hours",
      defaults.idTokenSeconds,
    ),
    refreshTokenSeconds: validitySeconds(
      inputs.refreshTokenValidity,
      units.refreshToken,
      "days",
      defaults.refreshTokenSeconds,
    ),
    validity: {
      refreshToken: inputs.refreshTokenValidity || 30,
      ...(inputs.accessTokenValidity && { accessToken: inputs.accessTokenValidity }),
      ...(inputs.idTokenValidity && { idToken: inputs.idTokenValidity }),
      units,
    },
    tokenRevocation: inputs.enableTokenRevocation ?? true,
    rotation: {
      enabled: rotation.feature === "ENABLED",
      graceSeconds: rotation.retryGracePeriodSeconds ?? 0,
    },
    authSessionSeconds: (inputs.authSessionValidity ?? 3) * 60,
    readAttributes: inputs.readAttributes,
    writeAttributes: inputs.writeAttributes,
  };
}
