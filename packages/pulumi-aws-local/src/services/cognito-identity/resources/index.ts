import { uuidOf } from "../../../core/physicalName";
import { written } from "../../../core/resourceHandler";
import type { ResourceHandler, ResourceHandlers } from "../../../core/resourceHandler";
import { VisibleError } from "../../../core/visibleError";
import { InvalidParameterError } from "../errors";
import type { CognitoProvider, PoolRoles } from "../poolStore";
import type { Services } from "../../../core/services";
import type { IdentityPools } from "../service";
import { identityPoolRules, roleAttachmentRules } from "./rules";

type Needs = Pick<Services, "accountId" | "region"> & { identityPools: IdentityPools };

/** https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CreateIdentityPool.html */
const identityPoolHandler: ResourceHandler<Needs> = {
  rules: identityPoolRules,
  real: [
    "allowClassicFlow",
    "allowUnauthenticatedIdentities",
    "cognitoIdentityProviders.clientId",
    "cognitoIdentityProviders.providerName",
    "cognitoIdentityProviders.serverSideTokenCheck",
    "identityPoolName",
  ],

  replaceOn: ["identityPoolName"],
  sets: ["cognitoIdentityProviders"],
  importing: { form: "the id of the identity pool" },
  recordFirst: true,
  idFor: (request, { region }) => `${region}:${uuidOf(request)}`,

  ...written<Needs>(async (request, { identityPools, region, accountId }) => {
    const { name, inputs, previous } = request;
    if (inputs.allowClassicFlow) {
      throw new VisibleError(
        `Identity pool "${name}" sets allowClassicFlow to true; ` +
          "the local stack only supports the enhanced flow.",
      );
    }
    const id = previous?.id ?? `${region}:${uuidOf(request)}`;
    identityPools.pools.put({
      id,
      name: inputs.identityPoolName,
      allowGuests: inputs.allowUnauthenticatedIdentities ?? false,
      providers: (inputs.cognitoIdentityProviders ?? []).map(readProvider),
    });
    const arn = `arn:aws:cognito-identity:${region}:${accountId}:identitypool/${id}`;
    return { id, outputs: { ...inputs, arn, tagsAll: inputs.tags ?? {} } };
  }),

  async read(id, { identityPools }) {
    const pool = identityPools.pools.find(id);
    if (pool === undefined) return undefined;
    const { name, allowGuests, providers } = pool;
    return {
      inputs: {
        identityPoolName: name,
        allowUnauthenticatedIdentities: allowGuests,
        cognitoIdentityProviders: providers,
      },
    };
  },

  async holds(id, _outputs, { identityPools }) {
    const count = identityPools.identities.countOf(id);
    return count === 0 ? undefined : `${count} ${count === 1 ? "identity" : "identities"}`;
  },

  async delete(id, _outputs, { identityPools }) {
    identityPools.pools.delete(id);
    identityPools.identities.deletePool(id);
  },
};

/** https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html */
const roleAttachmentHandler: ResourceHandler<Needs> = {
  rules: roleAttachmentRules,
  real: ["identityPoolId", "roles"],

  replaceOn: ["identityPoolId", "roles"],
  importing: { form: "the id of the identity pool" },

  ...written<Needs>(async ({ inputs }, { identityPools }) => {
    const { id } = identityPools.pools.get(inputs.identityPoolId);
    identityPools.pools.putRoles(id, readRoles(inputs.roles));
    return { id, outputs: { ...inputs } };
  }),

  async delete(id, _outputs, { identityPools }) {
    identityPools.pools.putRoles(id, {});
  },
};

function readProvider(input: Partial<CognitoProvider>): CognitoProvider {
  const { clientId, providerName, serverSideTokenCheck = false } = input;
  if (clientId === undefined || !/^cognito-idp\..+\/.+/.test(providerName ?? "")) {
    throw new InvalidParameterError(
      `Cognito identity provider "${providerName}" of client "${clientId}" is malformed: expected ` +
        'a client id and "cognito-idp.<region>.amazonaws.com/<user pool id>".',
    );
  }
  return { clientId, providerName: providerName!, serverSideTokenCheck };
}

function readRoles(roles: Record<string, string>): PoolRoles {
  const unknown = Object.keys(roles).filter(
    (kind) => kind !== "authenticated" && kind !== "unauthenticated",
  );
  if (unknown.length > 0) {
    throw new InvalidParameterError(
      `Roles of an identity pool: expected "authenticated" or "unauthenticated", got "${unknown[0]}".`,
    );
  }
  return { ...roles };
}

/** Resource types of Cognito identity pools. */
export const cognitoIdentityHandlers: ResourceHandlers<Needs> = {
  "aws:cognito/identityPool:IdentityPool": identityPoolHandler,
  "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment": roleAttachmentHandler,
};
