/** How a client may prove who it is, by AppSync's names. */
export type AuthenticationType =
  "API_KEY" | "AWS_IAM" | "AMAZON_COGNITO_USER_POOLS" | "OPENID_CONNECT" | "AWS_LAMBDA";

/** A user pool whose tokens an API accepts. */
export interface UserPoolAuthentication {
  userPoolId: string;
  /** Client ids that may call, as one anchored regular expression. */
  appIdClientRegex?: string;
  /** What happens to fields without directives; only the default provider has it. */
  defaultAction?: "ALLOW" | "DENY";
}

/** One switched-on way to authenticate. */
export interface AuthenticationProvider {
  type: AuthenticationType;
  userPool?: UserPoolAuthentication;
}

/** An API as the program declares it. */
export interface ApiDefinition {
  id: string;
  arn: string;
  name: string;
  /** The default provider first. */
  providers: readonly AuthenticationProvider[];
  introspection: boolean;
  /** 0 = no limit but AppSync's own. */
  queryDepthLimit: number;
  /** 0 = AppSync's own limit of 10,000. */
  resolverCountLimit: number;
}

/** A data source as the program declares it. */
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
