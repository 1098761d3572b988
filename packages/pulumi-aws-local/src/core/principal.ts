/** Who makes a request, as IAM sees it. */
export interface Principal {
  /** "operator": the account's administrator user; "role": a session of a role. */
  kind: "operator" | "role";
  /** ARN of the user or of the assumed role session. */
  arn: string;
  accountId: string;
  /** What `aws:userid` holds: "AIDA…" of a user, "AROA…:session" of a role session. */
  userId: string;
  /** ARN of the role itself; set for kind "role". */
  roleArn?: string;
  /** Set for the credentials of an identity pool. */
  cognito?: CognitoIdentity;
}

/** The identity of an identity pool that a role session stands for. */
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
