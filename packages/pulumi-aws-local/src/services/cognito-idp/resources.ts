import type { ResourceHandlers } from "../../core/resourceHandler";
import type { Services } from "../../core/services";
import type { UserPools } from "./userPools";
import { userHandler } from "./declared/user";
import { userGroupHandler } from "./declared/userGroup";
import { userInGroupHandler } from "./declared/userInGroup";
import { userPoolHandler } from "./declared/userPool";
import { userPoolClientHandler } from "./declared/userPoolClient";

/** The Cognito user pool resources that a program may declare. */
export const cognitoIdpHandlers: ResourceHandlers<
  Pick<Services, "clock" | "state"> & { userPools: UserPools }
> = {
  "aws:cognito/userPool:UserPool": userPoolHandler,
  "aws:cognito/userPoolClient:UserPoolClient": userPoolClientHandler,
  "aws:cognito/userGroup:UserGroup": userGroupHandler,
  "aws:cognito/user:User": userHandler,
  "aws:cognito/userInGroup:UserInGroup": userInGroupHandler,
};
