/** Pulumi type token of what users, groups and clients belong to. */
export const USER_POOL = "aws:cognito/userPool:UserPool";
