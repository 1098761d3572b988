import type { UserRecord } from "../../services/cognito-idp";
import { ResourceRecords } from "../../program/resourceRecords";
import type { LocalServices } from "../../services/localServices";

const USER_TYPE = "aws:cognito/user:User";

/** A user that the program declares and that still exists. */
export interface DeclaredUser {
  username: string;
  record: UserRecord;
}

/** The users that the program declares in the user pools that the API accepts, in the order of the pools. */
export function declaredUsers(
  services: Pick<LocalServices, "state" | "userPools" | "appSync">,
): DeclaredUser[] {
  const { pools, users } = services.userPools.kit;
  const accepted = (services.appSync.api?.definition.providers ?? []).flatMap(
    ({ userPool }) => userPool?.userPoolId ?? [],
  );
  return new ResourceRecords(services.state).all().flatMap(({ type, outputs }) => {
    if (type !== USER_TYPE || !accepted.includes(outputs["userPoolId"])) return [];
    const pool = pools.find(outputs["userPoolId"]);
    const record = pool && users.findBySub(pool, outputs["sub"]);
    return record === undefined ? [] : [{ username: outputs["username"], record }];
  });
}
