import { acmHandlers } from "./acm/resources";
import { appSyncHandlers } from "./appsync/resources";
import { cloudFrontHandlers } from "./cloudfront/resources";
import { cloudWatchHandlers } from "./cloudwatch/resources";
import { cognitoIdentityHandlers } from "./cognito-identity/resources";
import { cognitoIdpHandlers } from "./cognito-idp/resources";
import { dynamoDbHandlers } from "./dynamodb/resources";
import { iamHandlers } from "./iam/resources";
import { kmsHandlers } from "./kms/resources";
import { route53Handlers } from "./route53/resources";
import { s3Handlers } from "./s3/resources";
import { sesHandlers } from "./ses/resources";
import type { ResourceHandlers } from "../core/resourceHandler";
import type { LocalServices } from "./localServices";
import { snsHandlers } from "./sns/resources";
import { wafHandlers } from "./wafv2/resources";

/** Every resource type that this machine knows, by Pulumi type token. */
export const resourceHandlers: ResourceHandlers<LocalServices> = {
  ...acmHandlers,
  ...appSyncHandlers,
  ...cloudFrontHandlers,
  ...cloudWatchHandlers,
  ...cognitoIdentityHandlers,
  ...cognitoIdpHandlers,
  ...dynamoDbHandlers,
  ...iamHandlers,
  ...kmsHandlers,
  ...route53Handlers,
  ...s3Handlers,
  ...sesHandlers,
  ...snsHandlers,
  ...wafHandlers,
};
