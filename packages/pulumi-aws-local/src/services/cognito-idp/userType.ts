import { toAttributeTypes } from "./attributes";
import type { UserRecord } from "./records";

/**
 * A user in the form of administrator operations; times in seconds.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserType.html
 */
export function toUserType(user: UserRecord, attributesToGet?: string[]) {
  return {
    Username: user.username,
    Attributes: toAttributeTypes(user).filter(
      ({ Name }) => attributesToGet === undefined || attributesToGet.includes(Name),
    ),
    UserCreateDate: user.createdAt / 1000,
    UserLastModifiedDate: user.modifiedAt / 1000,
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}
