import { adminAddUserToGroup } from "./adminAddUserToGroup";
import { adminCreateUser } from "./adminCreateUser";
import { adminDeleteUser } from "./adminDeleteUser";
import { adminDisableUser } from "./adminDisableUser";
import { adminEnableUser } from "./adminEnableUser";
import { adminGetUser } from "./adminGetUser";
import { adminInitiateAuth } from "./adminInitiateAuth";
import { adminRemoveUserFromGroup } from "./adminRemoveUserFromGroup";
import { adminRespondToAuthChallenge } from "./adminRespondToAuthChallenge";
import { adminSetUserPassword } from "./adminSetUserPassword";
import { adminUserGlobalSignOut } from "./adminUserGlobalSignOut";
import { changePassword } from "./changePassword";
import { confirmForgotPassword } from "./confirmForgotPassword";
import { confirmSignUp } from "./confirmSignUp";
import { createUserPool } from "./createUserPool";
import { createUserPoolClient } from "./createUserPoolClient";
import { createUserPoolDomain } from "./createUserPoolDomain";
import { deleteUser } from "./deleteUser";
import { deleteUserPool } from "./deleteUserPool";
import { deleteUserPoolDomain } from "./deleteUserPoolDomain";
import { describeUserPool } from "./describeUserPool";
import { describeUserPoolClient } from "./describeUserPoolClient";
import { describeUserPoolDomain } from "./describeUserPoolDomain";
import { forgotPassword } from "./forgotPassword";
import { getTokensFromRefreshToken } from "./getTokensFromRefreshToken";
import { getUser } from "./getUser";
import { getUserAttributeVerificationCode } from "./getUserAttributeVerificationCode";
import { globalSignOut } from "./globalSignOut";
import { initiateAuth } from "./initiateAuth";
import { listUserPoolClients } from "./listUserPoolClients";
import { listUserPools } from "./listUserPools";
import { listUsers } from "./listUsers";
import { resendConfirmationCode } from "./resendConfirmationCode";
import { respondToAuthChallenge } from "./respondToAuthChallenge";
import { revokeToken } from "./revokeToken";
import { signUp } from "./signUp";
import { updateUserAttributes } from "./updateUserAttributes";
import { verifyUserAttribute } from "./verifyUserAttribute";

/** The operations of this stack by their names on the wire. */
export const operations = {
  AdminAddUserToGroup: adminAddUserToGroup,
  AdminCreateUser: adminCreateUser,
  AdminDeleteUser: adminDeleteUser,
  AdminDisableUser: adminDisableUser,
  AdminEnableUser: adminEnableUser,
  AdminGetUser: adminGetUser,
  AdminInitiateAuth: adminInitiateAuth,
  AdminRemoveUserFromGroup: adminRemoveUserFromGroup,
  AdminRespondToAuthChallenge: adminRespondToAuthChallenge,
  AdminSetUserPassword: adminSetUserPassword,
  AdminUserGlobalSignOut: adminUserGlobalSignOut,
  ChangePassword: changePassword,
  ConfirmForgotPassword: confirmForgotPassword,
  ConfirmSignUp: confirmSignUp,
  CreateUserPool: createUserPool,
  CreateUserPoolClient: createUserPoolClient,
  CreateUserPoolDomain: createUserPoolDomain,
  DeleteUser: deleteUser,
  DeleteUserPool: deleteUserPool,
  DeleteUserPoolDomain: deleteUserPoolDomain,
  DescribeUserPool: describeUserPool,
  DescribeUserPoolClient: describeUserPoolClient,
  DescribeUserPoolDomain: describeUserPoolDomain,
  ForgotPassword: forgotPassword,
  GetTokensFromRefreshToken: getTokensFromRefreshToken,
  GetUser: getUser,
  GetUserAttributeVerificationCode: getUserAttributeVerificationCode,
  GlobalSignOut: globalSignOut,
  InitiateAuth: initiateAuth,
  ListUserPoolClients: listUserPoolClients,
  ListUserPools: listUserPools,
  ListUsers: listUsers,
  ResendConfirmationCode: resendConfirmationCode,
  RespondToAuthChallenge: respondToAuthChallenge,
  RevokeToken: revokeToken,
  SignUp: signUp,
  UpdateUserAttributes: updateUserAttributes,
  VerifyUserAttribute: verifyUserAttribute,
} as const;
