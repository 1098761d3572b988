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

/** All services of a stack. */
export interface LocalServices extends Services {
  dynamoDb: DynamoDb;
  iam: Iam;
  userPools: UserPools;
  identityPools: IdentityPools;
  appSync: AppSync;
  inbox: Inbox;
  buckets: Buckets;
  distributions: Distributions;
  /** Every resource in the last applied version of the program; undefined before the first. */
  declared?: readonly DeclaredResource[];
}
