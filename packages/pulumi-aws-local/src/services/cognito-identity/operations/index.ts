import type { Operation } from "../operation";
import { describeIdentityPool, getIdentityPoolRoles, listIdentityPools } from "./describePools";
import { getCredentialsForIdentity } from "./getCredentialsForIdentity";
import { getId } from "./getId";

/** The emulated operations of identity pools, by name. */
export const operations: Readonly<Record<string, Operation>> = {
  DescribeIdentityPool: describeIdentityPool,
  GetCredentialsForIdentity: getCredentialsForIdentity,
  GetId: getId,
  GetIdentityPoolRoles: getIdentityPoolRoles,
  ListIdentityPools: listIdentityPools,
};
