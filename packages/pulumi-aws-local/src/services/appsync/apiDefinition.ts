/** The authentication modes of a client, by AppSync's names. */
export type AuthenticationType =
  "API_KEY" | "AWS_IAM" | "AMAZON_COGNITO_USER_POOLS" | "OPENID_CONNECT" | "AWS_LAMBDA";

/** A user pool whose tokens an API accepts. */
export interface UserPoolAuthentication {
  userPoolId: string;
  /** Client ids that may call, as an anchored regular expression. */
  appIdClientRegex?: string;
  /** Access to fields without directives; only the default provider has this setting. */
  defaultAction?: "ALLOW" | "DENY";
}

/** An enabled authentication mode. */
export interface AuthenticationProvider {
  type: AuthenticationType;
  userPool?: UserPoolAuthentication;
}

/** An API that the program declares. */
export interface ApiDefinition {
  id: string;
  arn: string;
  name: string;
  /** The default provider first. */
  providers: readonly AuthenticationProvider[];
  introspection: boolean;
  /** 0: only AppSync's own limit applies. */
  queryDepthLimit: number;
  /** 0: AppSync's own limit of 10,000 applies. */
  resolverCountLimit: number;
}

/** A data source that the program declares. */
export type DataSourceDefinition = {
  name: string;
  arn: string;
  serviceRoleArn?: string;
} & (
  | { type: "NONE" }
  | { type: "RELATIONAL_DATABASE" }
  | { type: "AMAZON_DYNAMODB"; tableName: string; region: string }
  | { type: "HTTP"; endpoint: string; signing?: { region: string; service: string } }
);
