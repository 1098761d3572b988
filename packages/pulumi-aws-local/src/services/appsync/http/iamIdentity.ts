import type { Principal } from "../../../core/principal";

/**
 * ctx.identity of a signed request. The Cognito members are null unless the credentials belong to an identity pool.
 * https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 */
export function iamIdentity(principal: Principal, sourceIp: string[]): Record<string, unknown> {
  const { accountId, userId, arn, cognito } = principal;
  return {
    accountId,
    cognitoIdentityPoolId: cognito?.identityPoolId ?? null,
    cognitoIdentityId: cognito?.identityId ?? null,
    sourceIp,
    username: userId,
    userArn: arn,
    cognitoIdentityAuthType:
      cognito === undefined ? null : cognito.authenticated ? "authenticated" : "unauthenticated",
    // UNVERIFIED: null for guests.
    cognitoIdentityAuthProvider: cognito?.provider ?? null,
  };
}
