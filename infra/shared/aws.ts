/**
 * The modules of the AWS provider that the store uses, each imported by its own path. Loading all
 * of "@pulumi/aws" takes a third of the program's load time, at each start and each save.
 */
import * as acm from "@pulumi/aws/acm";
import * as appsync from "@pulumi/aws/appsync";
import * as cloudfront from "@pulumi/aws/cloudfront";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as cognito from "@pulumi/aws/cognito";
import * as dynamodb from "@pulumi/aws/dynamodb";
import * as iam from "@pulumi/aws/iam";
import * as kms from "@pulumi/aws/kms";
import * as route53 from "@pulumi/aws/route53";
import * as s3 from "@pulumi/aws/s3";
import * as ses from "@pulumi/aws/ses";
import * as sesv2 from "@pulumi/aws/sesv2";
import * as sns from "@pulumi/aws/sns";
import * as wafv2 from "@pulumi/aws/wafv2";
import type * as types from "@pulumi/aws/types";

export {
  acm,
  appsync,
  cloudfront,
  cloudwatch,
  cognito,
  dynamodb,
  iam,
  kms,
  route53,
  s3,
  ses,
  sesv2,
  sns,
  wafv2,
};
export type { types };
