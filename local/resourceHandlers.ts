import { appSyncHandlers } from "./appsync/resources";
import { cloudFrontHandlers } from "./cloudfront/resources";
import { cloudWatchHandlers } from "./cloudwatch/resources";
import { cognitoIdentityHandlers } from "./cognitoIdentity/resources";
import { cognitoIdpHandlers } from "./cognitoIdp/resources";
import { dynamoDbHandlers } from "./dynamodb/resources";
import { iamHandlers } from "./iam/resources";
import { s3Handlers } from "./s3/resources";
import { sesHandlers } from "./ses/resources";
import type { ResourceHandlers } from "./shared/resourceHandler";

/** Every resource type that this machine knows, by Pulumi type token. */
export const resourceHandlers: ResourceHandlers = {
  ...appSyncHandlers,
  ...cloudFrontHandlers,
  ...cloudWatchHandlers,
  ...cognitoIdentityHandlers,
  ...cognitoIdpHandlers,
  ...dynamoDbHandlers,
  ...iamHandlers,
  ...s3Handlers,
  ...sesHandlers,
};
