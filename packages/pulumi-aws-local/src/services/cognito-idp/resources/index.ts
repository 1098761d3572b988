import type { ResourceHandlers } from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";
import type { UserPools } from "../service";
import { resourceServerHandler } from "./resourceServer";
import { userHandler } from "./user";
import { userGroupHandler } from "./userGroup";
import { userInGroupHandler } from "./userInGroup";
import { userPoolHandler } from "./userPool";
import { userPoolClientHandler } from "./userPoolClient";
import { userPoolDomainHandler } from "./userPoolDomain";

/** The Cognito user pool resources of a program. */
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
