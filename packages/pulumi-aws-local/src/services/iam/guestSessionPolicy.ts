import type { PolicyDocument } from "./policy/document";

/**
 * The session policies that Cognito passes for an unauthenticated identity in the enhanced flow: an inline policy and
 * the managed AmazonCognitoUnAuthedIdentitiesSessionPolicy. Guests may perform actions that both their role and one of
 * these two statements allow.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#access-policies-scope-down-services
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonCognitoUnAuthedIdentitiesSessionPolicy.html
 */
export const guestSessionPolicy: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Inline",
      Effect: "Allow",
      Action: [
        ...wholeServices(
          "appsync cloudwatch codewhisperer cognito-identity cognito-idp cognito-sync comprehend",
          "dynamodb execute-api firehose gamelift iot kinesis lambda lex logs machinelearning",
          "mobileanalytics mobiletargeting personalize polly rekognition s3 sdb ses sns sqs",
          "transcribe translate",
        ),
        "sagemaker:InvokeEndpoint",
        "textract:AnalyzeDocument",
        "textract:DetectDocumentText",
      ],
      Resource: "*",
    },
    {
      Sid: "Managed",
      Effect: "Allow",
      Action: [
        ...wholeServices(
          "comprehend firehose mobiletargeting personalize polly rekognition transcribe translate",
        ),
        "geo:*DevicePosition*",
        "geo:*Geofence",
        "geo:*Geofences",
        "geo:CalculateRoute*",
        "geo:GetMap*",
        "geo:GetPlace",
        "geo:ListMaps",
        "geo:SearchPlaceIndex*",
        "kms:Decrypt",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:GenerateDataKeyPair",
        "kms:GenerateDataKeyPairWithoutPlaintext",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
        "rum:PutRumEvents",
        "sagemaker:InvokeEndpoint",
      ],
      Resource: "*",
    },
  ],
};

function wholeServices(...names: string[]): string[] {
  return names.flatMap((line) => line.split(" ")).map((service) => `${service}:*`);
}
