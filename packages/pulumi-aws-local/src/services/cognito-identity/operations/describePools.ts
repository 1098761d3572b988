import { readId } from "../input";
import type { Operation } from "../operation";
import type { PoolRecord } from "../poolStore";

/** https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentityPool.html */
export const describeIdentityPool: Operation = {
  signed: true,
  run: ({ pools }, input) => describe(pools.get(readId(input, "IdentityPoolId"))),
};

/** https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentityPools.html */
export const listIdentityPools: Operation = {
  signed: true,
  run: ({ pools }) => ({
    IdentityPools: pools
      .list()
      .map(({ id, name }) => ({ IdentityPoolId: id, IdentityPoolName: name })),
  }),
};

/** https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetIdentityPoolRoles.html */
export const getIdentityPoolRoles: Operation = {
  signed: true,
  run({ pools }, input) {
    const { id } = pools.get(readId(input, "IdentityPoolId"));
    return { IdentityPoolId: id, Roles: pools.roles(id) };
  },
};

function describe({ id, name, allowGuests, providers }: PoolRecord) {
  return {
    IdentityPoolId: id,
    IdentityPoolName: name,
    AllowUnauthenticatedIdentities: allowGuests,
    CognitoIdentityProviders: providers.map((provider) => ({
      ClientId: provider.clientId,
      ProviderName: provider.providerName,
      ServerSideTokenCheck: provider.serverSideTokenCheck,
    })),
  };
}
