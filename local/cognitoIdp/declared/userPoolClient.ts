import { physicalName } from "../../shared/physicalName";
import type { ResourceHandler, ResourceState } from "../../shared/resourceHandler";
import { readClientSettings } from "../readClientSettings";
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
    const settings = readClientSettings(inputs, physicalName(request));
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
