import type { ClientSettings } from "./clientSettings";
import { flag, type Input, integer, list, required, structure, text } from "./input";
import { InvalidParameterError } from "./errors";
import { readClientSettings } from "./readClientSettings";
import { unsupportedParameter } from "./unsupportedParameter";

const UNITS = ["seconds", "minutes", "hours", "days"];
const url = () => text({ min: 1, max: 1024 });

/** The common members of CreateUserPoolClient and UpdateUserPoolClient. */
export const clientMembers = {
  RefreshTokenValidity: integer({ min: 0, max: 315360000 }),
  AccessTokenValidity: integer({ min: 1, max: 86400 }),
  IdTokenValidity: integer({ min: 1, max: 86400 }),
  TokenValidityUnits: structure({
    AccessToken: text({ values: UNITS }),
    IdToken: text({ values: UNITS }),
    RefreshToken: text({ values: UNITS }),
  }),
  ReadAttributes: list(text({ min: 1, max: 2048 })),
  WriteAttributes: list(text({ min: 1, max: 2048 })),
  ExplicitAuthFlows: list(text()),
  SupportedIdentityProviders: list(text({ min: 1, max: 32 })),
  CallbackURLs: list(url()),
  LogoutURLs: list(url()),
  DefaultRedirectURI: url(),
  AllowedOAuthFlows: list(text({ values: ["code", "implicit", "client_credentials"] })),
  AllowedOAuthScopes: list(text({ min: 1, max: 256 })),
  AllowedOAuthFlowsUserPoolClient: flag(),
  AnalyticsConfiguration: structure({}),
  PreventUserExistenceErrors: text({ values: ["LEGACY", "ENABLED"] }),
  EnableTokenRevocation: flag(),
  EnablePropagateAdditionalUserContextData: flag(),
  AuthSessionValidity: integer({ min: 3, max: 15 }),
  RefreshTokenRotation: structure({
    Feature: required(text({ values: ["ENABLED", "DISABLED"] })),
    RetryGracePeriodSeconds: integer({ min: 0, max: 60 }),
  }),
};

export type ClientRequest = Input<typeof clientMembers>;

/** Options of the hosted pages. They are stored and returned, but have no effect. */
const OAUTH = [
  "SupportedIdentityProviders",
  "CallbackURLs",
  "LogoutURLs",
  "DefaultRedirectURI",
  "AllowedOAuthFlows",
  "AllowedOAuthScopes",
] as const;

/**
 * Reads the settings of an app client from a request; omitted ones get AWS's defaults.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html
 * UNVERIFIED: the message about context data.
 * @throws InvalidParameterException naming an unsupported parameter
 */
export function readClientRequest(
  input: ClientRequest,
  name: string,
  hasSecret: boolean,
): ClientSettings {
  if (input.AnalyticsConfiguration !== undefined) {
    throw unsupportedParameter("AnalyticsConfiguration", "they send nothing to Pinpoint");
  }
  const provider = input.SupportedIdentityProviders?.find((one) => one !== "COGNITO");
  if (provider !== undefined) {
    // AWS's message for a provider that the pool does not have; here a pool has none.
    throw new InvalidParameterError(`The provider ${provider} does not exist for User Pool.`);
  }
  const { CallbackURLs = [], DefaultRedirectURI: redirect } = input;
  if (redirect !== undefined && !CallbackURLs.includes(redirect)) {
    throw new InvalidParameterError("DefaultRedirectURI must be in the CallbackURLs list.");
  }
  const usesOAuth = (input.AllowedOAuthFlows?.length ?? 0) > 0;
  if (usesOAuth && !input.AllowedOAuthFlowsUserPoolClient) {
    throw new InvalidParameterError(
      "To use authorization server features, set AllowedOAuthFlowsUserPoolClient to true.",
    );
  }
  if (input.EnablePropagateAdditionalUserContextData && !hasSecret) {
    throw new InvalidParameterError(
      "EnablePropagateAdditionalUserContextData needs a client with a secret.",
    );
  }
  const shown = Object.fromEntries(
    OAUTH.flatMap((key) => (input[key] === undefined ? [] : [[key, input[key]]])),
  );
  return {
    ...readClientSettings(inCamelCase(input), name),
    shown: {
      ...shown,
      ...(input.AllowedOAuthFlowsUserPoolClient && { AllowedOAuthFlowsUserPoolClient: true }),
      ...(input.EnablePropagateAdditionalUserContextData && {
        EnablePropagateAdditionalUserContextData: true,
      }),
    },
  };
}

/** Converts member names to those of a program's resources: "TokenValidityUnits" becomes "tokenValidityUnits". */
function inCamelCase(input: object): Record<string, any> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      typeof value === "object" && !Array.isArray(value) ? inCamelCase(value) : value,
    ]),
  );
}
