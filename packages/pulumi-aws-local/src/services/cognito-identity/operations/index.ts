import type { Operation } from "../operation";
import { describeIdentityPool, getIdentityPoolRoles, listIdentityPools } from "./describePools";
import { getCredentialsForIdentity } from "./getCredentialsForIdentity";
import { getId } from "./getId";

/** Every operation of identity pools that this machine runs, by name. */
export const operations: Readonly<Record<string, Operation>> = {
  DescribeIdentityPool: describeIdentityPool,
  GetCredentialsForIdentity: getCredentialsForIdentity,
  GetId: getId,
  GetIdentityPoolRoles: getIdentityPoolRoles,
  ListIdentityPools: listIdentityPools,
};
