import type { LocalServices } from "../../services/localServices";
import { AwsError } from "../../core/awsError";
import type { ActorCredentials } from "./actorTypes";
import { declaredUsers } from "./declaredUsers";

/**
 * Signs in a user that the program declares, as Cognito does after verifying a password: the operator of this machine
 * needs none. Only the access token is returned.
 * @throws AwsError for other users, and for users whom Cognito does not let sign in
 */
export async function signInAsUser(
  username: string,
  services: Pick<LocalServices, "state" | "userPools" | "appSync" | "clock">,
): Promise<ActorCredentials> {
  const user = declaredUsers(services).find((declared) => declared.username === username)?.record;
  if (user === undefined) {
    throw new AwsError("UserNotFoundException", `The program declares no user "${username}".`, 404);
  }
  const { clients } = services.userPools.kit;
  const pattern = services.appSync.api?.definition.providers.find(
    ({ userPool }) => userPool?.userPoolId === user.poolId,
  )?.userPool?.appIdClientRegex;
  const client = clients
    .list(user.poolId)
    .find(({ id }) => !pattern || new RegExp(`^(?:${pattern})$`).test(id));
  if (client === undefined) {
    throw new AwsError("ResourceNotFoundException", "The API takes no app client of this pool.");
  }
  const response = await services.userPools.signInAs(client, user);
  const tokens = response["AuthenticationResult"] as
    { AccessToken: string; ExpiresIn: number } | undefined;
  if (tokens === undefined) {
    throw new AwsError("NotAuthorizedException", `"${username}" must choose a new password first.`);
  }
  const expiresAt = Math.floor(services.clock.now() / 1000) + tokens.ExpiresIn;
  return { as: "user", accessToken: tokens.AccessToken, expiresAt };
}
