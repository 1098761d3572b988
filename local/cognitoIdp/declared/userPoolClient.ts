import { physicalName } from "../../shared/physicalName";
import type { ResourceHandler, ResourceState } from "../../shared/resourceHandler";
import { type ClientSettings, defaultClientSettings, validitySeconds } from "../clientSettings";
import type { ClientRecord } from "../records";
import { rememberId, rememberedId } from "./remembered";

/** aws.cognito.UserPoolClient. The hosted sign-in pages (OAuth) have no local counterpart. */
export const userPoolClientHandler: ResourceHandler = {
  real: [
    "name",
    "userPoolId",
    "accessTokenValidity",
    "authSessionValidity",
    "enableTokenRevocation",
    "explicitAuthFlows",
    "generateSecret",
    "idTokenValidity",
    "preventUserExistenceErrors",
    "readAttributes",
    "refreshTokenRotation",
    "refreshTokenValidity",
    "tokenValidityUnits",
    "writeAttributes",
  ],
  accepted: [
    "allowedOauthFlows",
    "allowedOauthFlowsUserPoolClient",
    "allowedOauthScopes",
    "analyticsConfiguration",
    "callbackUrls",
    "defaultRedirectUri",
    "enablePropagateAdditionalUserContextData",
    "logoutUrls",
    "supportedIdentityProviders",
  ],

  async apply(request, services) {
    const { clients, pools } = services.userPools.kit;
    const { inputs } = request;
    const pool = pools.get(inputs.userPoolId);
    const settings = toClientSettings(inputs, physicalName(request));
    const found = clients.find(request.previous?.id ?? rememberedId(services, request.urn) ?? "");
    const withSecret = inputs.generateSecret ?? false;
    // Another pool or another kind of secret makes another client, as with AWS.
    const kept =
      found?.poolId === pool.id && (found.secret !== undefined) === withSecret ? found : undefined;
    let client: ClientRecord;
    if (kept === undefined) client = clients.create(pool.id, settings, withSecret);
    else {
      const same = JSON.stringify(kept.settings) === JSON.stringify(settings);
      client = same ? kept : clients.update(kept.id, settings);
    }
    rememberId(services, request.urn, client.id);
    return toState(client, inputs);
  },

  async remove(id, _outputs, services) {
    services.userPools.kit.clients.delete(id);
  },
};

/** Reads the inputs of an aws.cognito.UserPoolClient; durations become seconds. */
export function toClientSettings(inputs: Record<string, any>, name: string): ClientSettings {
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

function toState(
  { id, secret, settings }: ClientRecord,
  inputs: Record<string, any>,
): ResourceState {
  return {
    id,
    outputs: {
      ...inputs,
      name: settings.name,
      clientSecret: secret ?? "",
      explicitAuthFlows: settings.explicitAuthFlows,
      preventUserExistenceErrors: settings.hideUserExistence ? "ENABLED" : "LEGACY",
      enableTokenRevocation: settings.tokenRevocation,
      authSessionValidity: settings.authSessionSeconds / 60,
    },
  };
}
