import type { DeclaredResource } from "../core/declaredResource";
import type { Services } from "../core/services";
import type { AppSync } from "./appsync/appSync";
import type { Distributions } from "./cloudfront/distributions";
import type { IdentityPools } from "./cognito-identity/identityPools";
import type { UserPools } from "./cognito-idp/userPools";
import type { DynamoDb } from "./dynamodb/dynamoDb";
import type { Iam } from "./iam/iam";
import type { Buckets } from "./s3/buckets";
import type { Inbox } from "./ses/inbox";

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
