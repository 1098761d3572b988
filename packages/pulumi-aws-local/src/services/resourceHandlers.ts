import { acmHandlers } from "./acm";
import { appSyncHandlers } from "./appsync";
import { cloudFrontHandlers } from "./cloudfront";
import { cloudWatchHandlers } from "./cloudwatch";
import { cognitoIdentityHandlers } from "./cognito-identity";
import { cognitoIdpHandlers } from "./cognito-idp";
import { dynamoDbHandlers } from "./dynamodb";
import { iamHandlers } from "./iam";
import { kmsHandlers } from "./kms";
import { randomHandlers } from "./random";
import { route53Handlers } from "./route53";
import { s3Handlers } from "./s3";
import { sesHandlers } from "./ses";
import type { ResourceHandlers } from "../core/resourceHandler";
import type { LocalServices } from "./localServices";
import { snsHandlers } from "./sns";
import { wafHandlers } from "./wafv2";

/** The supported resource types, by Pulumi type token. */
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
  ...randomHandlers,
  ...route53Handlers,
  ...s3Handlers,
  ...sesHandlers,
  ...snsHandlers,
  ...wafHandlers,
};
