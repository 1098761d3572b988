/** The caller of a request, as IAM sees it. */
export interface Principal {
  /** "operator": the account's administrator user; "role": a session of a role. */
  kind: "operator" | "role";
  /** ARN of the user or of the assumed role session. */
  arn: string;
  accountId: string;
  /** The value of `aws:userid`: "AIDA…" for a user, "AROA…:session" for a role session. */
  userId: string;
  /** ARN of the role itself; set for kind "role". */
  roleArn?: string;
  /** Set for the credentials of an identity pool. */
  cognito?: CognitoIdentity;
}

/** The identity of an identity pool that a role session belongs to. */
export interface CognitoIdentity {
  identityPoolId: string;
  identityId: string;
  authenticated: boolean;
  /**
   * The logins as AppSync shows them in `cognitoIdentityAuthProvider`, quotes and comma included;
   * absent for guests.
   */
  provider?: string;
}

/** Temporary credentials of a role session. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  /** Epoch seconds. */
  expiration: number;
}
