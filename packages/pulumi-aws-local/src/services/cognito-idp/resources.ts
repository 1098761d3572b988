import type { ResourceHandlers } from "../../core/resourceHandler";
import type { Services } from "../../core/services";
import type { UserPools } from "./userPools";
import { resourceServerHandler } from "./declared/resourceServer";
import { userHandler } from "./declared/user";
import { userGroupHandler } from "./declared/userGroup";
import { userInGroupHandler } from "./declared/userInGroup";
import { userPoolHandler } from "./declared/userPool";
import { userPoolClientHandler } from "./declared/userPoolClient";
import { userPoolDomainHandler } from "./declared/userPoolDomain";

/** The Cognito user pool resources that a program may declare. */
export const cognitoIdpHandlers: ResourceHandlers<
  Pick<Services, "accountId" | "clock" | "region" | "state"> & { userPools: UserPools }
> = {
  "aws:cognito/userPool:UserPool": userPoolHandler,
  "aws:cognito/userPoolClient:UserPoolClient": userPoolClientHandler,
  "aws:cognito/resourceServer:ResourceServer": resourceServerHandler,
  "aws:cognito/userPoolDomain:UserPoolDomain": userPoolDomainHandler,
  "aws:cognito/userGroup:UserGroup": userGroupHandler,
  "aws:cognito/user:User": userHandler,
  "aws:cognito/userInGroup:UserInGroup": userInGroupHandler,
};
