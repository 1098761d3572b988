import type { DeclaredResource } from "../core/declaredResource";
import type { Services } from "../core/services";
import type { AppSync } from "./appsync";
import type { Distributions } from "./cloudfront";
import type { IdentityPools } from "./cognito-identity";
import type { UserPools } from "./cognito-idp";
import type { DynamoDb } from "./dynamodb";
import type { Iam } from "./iam";
import type { Buckets } from "./s3";
import type { Inbox } from "./ses";

/** The services of one stack, for those who compose it and show it. */
export interface LocalServices extends Services {
  dynamoDb: DynamoDb;
  iam: Iam;
  userPools: UserPools;
  identityPools: IdentityPools;
  appSync: AppSync;
  inbox: Inbox;
  buckets: Buckets;
  distributions: Distributions;
  /** Every resource of the program when it was last applied; undefined until then. */
  declared?: readonly DeclaredResource[];
}
