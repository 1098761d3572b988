import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Creates a user pool with one author. Users cannot sign up. */
export function createAuthors(password: pulumi.Input<string>) {
  const pool = new aws.cognito.UserPool("authors", {
    adminCreateUserConfig: { allowAdminCreateUserOnly: true },
  });
  const client = new aws.cognito.UserPoolClient("blog", {
    userPoolId: pool.id,
    explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    preventUserExistenceErrors: "ENABLED",
  });
  const group = new aws.cognito.UserGroup("authors", { userPoolId: pool.id, name: "authors" });
  const ada = new aws.cognito.User("ada", { userPoolId: pool.id, username: "ada", password });
  new aws.cognito.UserInGroup("ada", {
    userPoolId: pool.id,
    groupName: group.name,
    username: ada.username,
  });
  return { pool, client };
}
