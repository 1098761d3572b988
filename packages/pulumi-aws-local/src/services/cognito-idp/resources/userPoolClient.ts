import { charactersOf, digitsOf, physicalName } from "../../../core/physicalName";
import type {
  ResourceHandler,
  ResourceRequest,
  ResourceState,
} from "../../../core/resourceHandler";
import { hasUnknown } from "../../../core/unknown";
import { checkClientSettings, type ClientSettings } from "../clientSettings";
import { CLIENT_ID_CHARACTERS, newClientSecret } from "../clientStore";
import { readClientSettings } from "../readClientSettings";
import type { ClientRecord } from "../records";
import { USER_POOL } from "./poolParts";
import { clientRules } from "./clientRules";
import { clientDefaults, inspectClient, SHOWN } from "./inspectClient";
import type { UserPools } from "../service";

type Needs = { userPools: UserPools };

/** aws.cognito.UserPoolClient. The hosted sign-in pages (OAuth) are not emulated. */
export const userPoolClientHandler: ResourceHandler<Needs> = {
  rules: clientRules,
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

  replaceOn: ["generateSecret", "userPoolId"],
  sets: [
    "allowedOauthFlows",
    "allowedOauthScopes",
    "callbackUrls",
    "explicitAuthFlows",
    "logoutUrls",
    "readAttributes",
    "supportedIdentityProviders",
    "writeAttributes",
  ],
  secretOutputs: ["clientSecret"],
  defaults: clientDefaults(),
  importing: {
    form: "userPoolId/clientId",
    idsOf: ({ id, outputs: { userPoolId } }) => [`${userPoolId}/${id}`],
    toId: (given) => given.slice(given.indexOf("/") + 1),
  },
  recordFirst: true,
  idFor,

  check(request) {
    const { userPoolId, ...settings } = request.inputs;
    if (!hasUnknown(settings))
      checkClientSettings(toClientSettings(settings, physicalName(request)));
  },

  async create(request, { userPools }) {
    const { clients, pools } = userPools.kit;
    const { inputs } = request;
    const pool = pools.get(inputs.userPoolId);
    const settings = toClientSettings(inputs, physicalName(request));
    const withSecret = inputs.generateSecret ?? false;
    const id = idFor(request);
    const secret = withSecret ? newClientSecret(digitsOf(request, "client secret")) : undefined;
    return toState(clients.find(id) ?? clients.create(pool.id, settings, { id, secret }), inputs);
  },

  async update(request, { userPools }) {
    const { clients } = userPools.kit;
    const { inputs } = request;
    const client = clients.get(request.previous.id);
    const settings = toClientSettings(inputs, physicalName(request));
    const same = JSON.stringify(client.settings) === JSON.stringify(settings);
    return toState(same ? client : clients.update(client.id, settings), inputs);
  },

  async read(id, { userPools }) {
    const client = userPools.kit.clients.find(id);
    return client && { inputs: { userPoolId: client.poolId, name: client.settings.name } };
  },

  async inspect(id, { userPools }) {
    const client = userPools.kit.clients.get(id);
    return inspectClient(client, toState(client, {}).outputs);
  },

  within: ({ userPoolId }) => [{ type: USER_POOL, id: userPoolId }],

  async delete(id, _outputs, services) {
    services.userPools.kit.clients.delete(id);
  },
};

function toClientSettings(inputs: Record<string, any>, name: string): ClientSettings {
  const shown = Object.entries(SHOWN).flatMap(([input, shownAs]) =>
    inputs[input] === undefined ? [] : [[shownAs, inputs[input]]],
  );
  const settings = readClientSettings(inputs, name);
  return shown.length === 0 ? settings : { ...settings, shown: Object.fromEntries(shown) };
}

function idFor(request: ResourceRequest): string {
  return charactersOf(request, CLIENT_ID_CHARACTERS, 26);
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
