import type { UserRecord } from "../../services/cognito-idp/records";
import { ResourceRecords } from "../../program/resourceRecords";
import type { LocalServices } from "../../services/localServices";

const USER_TYPE = "aws:cognito/user:User";

/** A user whom the program declares, and who still exists. */
export interface DeclaredUser {
  username: string;
  record: UserRecord;
}

/** The users that the program declares in the pools whose tokens the API takes, in their order there. */
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
