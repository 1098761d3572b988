import { AwsError } from "../../../core/awsError";
import { addCustomAttributes } from "./addCustomAttributes";
import { adminAddUserToGroup } from "./adminAddUserToGroup";
import { adminConfirmSignUp } from "./adminConfirmSignUp";
import { adminCreateUser } from "./adminCreateUser";
import { adminDeleteSoftwareToken } from "./adminDeleteSoftwareToken";
import { adminDeleteUser } from "./adminDeleteUser";
import { adminDeleteUserAttributes } from "./adminDeleteUserAttributes";
import { adminDisableUser } from "./adminDisableUser";
import { adminEnableUser } from "./adminEnableUser";
import { adminForgetDevice, forgetDevice } from "./forgetDevice";
import { adminGetDevice, getDevice } from "./getDevice";
import { adminGetUser } from "./adminGetUser";
import { adminGetUserAuthFactors } from "./adminGetUserAuthFactors";
import { adminInitiateAuth } from "./adminInitiateAuth";
import { adminListDevices, listDevices } from "./listDevices";
import { adminListGroupsForUser } from "./adminListGroupsForUser";
import { adminRemoveUserFromGroup } from "./adminRemoveUserFromGroup";
import { adminResetUserPassword } from "./adminResetUserPassword";
import { adminRespondToAuthChallenge } from "./adminRespondToAuthChallenge";
import { adminSetUserMFAPreference } from "./adminSetUserMFAPreference";
import { adminSetUserPassword } from "./adminSetUserPassword";
import { adminUpdateDeviceStatus, updateDeviceStatus } from "./updateDeviceStatus";
import { adminUpdateUserAttributes } from "./adminUpdateUserAttributes";
import { adminUserGlobalSignOut } from "./adminUserGlobalSignOut";
import { associateSoftwareToken } from "./associateSoftwareToken";
import { changePassword } from "./changePassword";
import { completeWebAuthnRegistration } from "./completeWebAuthnRegistration";
import { confirmDevice } from "./confirmDevice";
import { confirmForgotPassword } from "./confirmForgotPassword";
import { confirmSignUp } from "./confirmSignUp";
import { createGroup } from "./createGroup";
import { createUserPool } from "./createUserPool";
import { createUserPoolClient } from "./createUserPoolClient";
import { createUserPoolDomain } from "./createUserPoolDomain";
import { deleteGroup } from "./deleteGroup";
import { deleteUser } from "./deleteUser";
import { deleteUserAttributes } from "./deleteUserAttributes";
import { deleteUserPool } from "./deleteUserPool";
import { deleteUserPoolClient } from "./deleteUserPoolClient";
import { deleteUserPoolDomain } from "./deleteUserPoolDomain";
import { deleteWebAuthnCredential } from "./deleteWebAuthnCredential";
import { describeUserPool } from "./describeUserPool";
import { describeUserPoolClient } from "./describeUserPoolClient";
import { describeUserPoolDomain } from "./describeUserPoolDomain";
import { forgotPassword } from "./forgotPassword";
import { getGroup } from "./getGroup";
import { getTokensFromRefreshToken } from "./getTokensFromRefreshToken";
import { getUser } from "./getUser";
import { getUserAttributeVerificationCode } from "./getUserAttributeVerificationCode";
import { getUserAuthFactors } from "./getUserAuthFactors";
import { getUserPoolMfaConfig } from "./getUserPoolMfaConfig";
import { globalSignOut } from "./globalSignOut";
import { initiateAuth } from "./initiateAuth";
import { listGroups } from "./listGroups";
import { listTagsForResource } from "./listTagsForResource";
import { listUserPoolClients } from "./listUserPoolClients";
import { listUserPools } from "./listUserPools";
import { listUsers } from "./listUsers";
import { listUsersInGroup } from "./listUsersInGroup";
import { listWebAuthnCredentials } from "./listWebAuthnCredentials";
import { refusedOperations } from "./refusedOperations";
import { resendConfirmationCode } from "./resendConfirmationCode";
import { respondToAuthChallenge } from "./respondToAuthChallenge";
import { revokeToken } from "./revokeToken";
import { setUserMFAPreference } from "./setUserMFAPreference";
import { setUserPoolMfaConfig } from "./setUserPoolMfaConfig";
import { signUp } from "./signUp";
import { startWebAuthnRegistration } from "./startWebAuthnRegistration";
import { tagResource } from "./tagResource";
import { untagResource } from "./untagResource";
import { updateGroup } from "./updateGroup";
import { updateUserAttributes } from "./updateUserAttributes";
import { updateUserPool } from "./updateUserPool";
import { updateUserPoolClient } from "./updateUserPoolClient";
import { verifySoftwareToken } from "./verifySoftwareToken";
import { verifyUserAttribute } from "./verifyUserAttribute";

/** The emulated operations by their names on the wire. */
export const operations = {
  AddCustomAttributes: addCustomAttributes,
  AdminAddUserToGroup: adminAddUserToGroup,
  AdminConfirmSignUp: adminConfirmSignUp,
  AdminCreateUser: adminCreateUser,
  AdminDeleteSoftwareToken: adminDeleteSoftwareToken,
  AdminDeleteUser: adminDeleteUser,
  AdminDeleteUserAttributes: adminDeleteUserAttributes,
  AdminDisableUser: adminDisableUser,
  AdminEnableUser: adminEnableUser,
  AdminForgetDevice: adminForgetDevice,
  AdminGetDevice: adminGetDevice,
  AdminGetUser: adminGetUser,
  AdminGetUserAuthFactors: adminGetUserAuthFactors,
  AdminInitiateAuth: adminInitiateAuth,
  AdminListDevices: adminListDevices,
  AdminListGroupsForUser: adminListGroupsForUser,
  AdminRemoveUserFromGroup: adminRemoveUserFromGroup,
  AdminResetUserPassword: adminResetUserPassword,
  AdminRespondToAuthChallenge: adminRespondToAuthChallenge,
  AdminSetUserMFAPreference: adminSetUserMFAPreference,
  AdminSetUserPassword: adminSetUserPassword,
  AdminUpdateDeviceStatus: adminUpdateDeviceStatus,
  AdminUpdateUserAttributes: adminUpdateUserAttributes,
  AdminUserGlobalSignOut: adminUserGlobalSignOut,
  AssociateSoftwareToken: associateSoftwareToken,
  ChangePassword: changePassword,
  CompleteWebAuthnRegistration: completeWebAuthnRegistration,
  ConfirmDevice: confirmDevice,
  ConfirmForgotPassword: confirmForgotPassword,
  ConfirmSignUp: confirmSignUp,
  CreateGroup: createGroup,
  CreateUserPool: createUserPool,
  CreateUserPoolClient: createUserPoolClient,
  CreateUserPoolDomain: createUserPoolDomain,
  DeleteGroup: deleteGroup,
  DeleteUser: deleteUser,
  DeleteUserAttributes: deleteUserAttributes,
  DeleteUserPool: deleteUserPool,
  DeleteUserPoolClient: deleteUserPoolClient,
  DeleteUserPoolDomain: deleteUserPoolDomain,
  DeleteWebAuthnCredential: deleteWebAuthnCredential,
  DescribeUserPool: describeUserPool,
  DescribeUserPoolClient: describeUserPoolClient,
  DescribeUserPoolDomain: describeUserPoolDomain,
  ForgetDevice: forgetDevice,
  ForgotPassword: forgotPassword,
  GetDevice: getDevice,
  GetGroup: getGroup,
  GetTokensFromRefreshToken: getTokensFromRefreshToken,
  GetUser: getUser,
  GetUserAttributeVerificationCode: getUserAttributeVerificationCode,
  GetUserAuthFactors: getUserAuthFactors,
  GetUserPoolMfaConfig: getUserPoolMfaConfig,
  GlobalSignOut: globalSignOut,
  InitiateAuth: initiateAuth,
  ListDevices: listDevices,
  ListGroups: listGroups,
  ListTagsForResource: listTagsForResource,
  ListUserPoolClients: listUserPoolClients,
  ListUserPools: listUserPools,
  ListUsers: listUsers,
  ListUsersInGroup: listUsersInGroup,
  ListWebAuthnCredentials: listWebAuthnCredentials,
  ResendConfirmationCode: resendConfirmationCode,
  RespondToAuthChallenge: respondToAuthChallenge,
  RevokeToken: revokeToken,
  SetUserMFAPreference: setUserMFAPreference,
  SetUserPoolMfaConfig: setUserPoolMfaConfig,
  SignUp: signUp,
  StartWebAuthnRegistration: startWebAuthnRegistration,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateDeviceStatus: updateDeviceStatus,
  UpdateGroup: updateGroup,
  UpdateUserAttributes: updateUserAttributes,
  UpdateUserPool: updateUserPool,
  UpdateUserPoolClient: updateUserPoolClient,
  VerifySoftwareToken: verifySoftwareToken,
  VerifyUserAttribute: verifyUserAttribute,
} as const;

/**
 * The error for an operation that is not emulated. AWS has no error for an operation that its model contains and the
 * service does not; UnsupportedOperationException is the closest.
 */
export function unknownOperation(name: string): AwsError {
  return Object.hasOwn(refusedOperations, name)
    ? new AwsError(
        "UnsupportedOperationException",
        `${name} is not supported by the local user pools: they have no ${refusedOperations[name]!.replace(/^an? /, "")}.`,
      )
    : new AwsError(
        "UnknownOperationException",
        `"${name}" is not an operation of the local user pools.`,
      );
}
