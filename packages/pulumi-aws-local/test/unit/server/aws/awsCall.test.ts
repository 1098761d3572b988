import { expect } from "chai";
import type { HttpRequest } from "../../../../src/core/http";
import { readAwsCall } from "../../../../src/server/aws/awsCall";

/** "protocol service operation" of a request; the signature has `scope`. */
function read(
  line: string,
  { scope, body, ...headers }: HttpRequest["headers"] & { scope?: string; body?: string } = {},
): string {
  const [method, target] = line.split(" ") as [string, string];
  const [path, query = ""] = target.split("?") as [string, string?];
  const authorization = `AWS4-HMAC-SHA256 Credential=local/20260102/eu-west-1/${scope}/aws4_request, SignedHeaders=host, Signature=0`;
  const call = readAwsCall({
    method,
    path,
    query,
    headers: { host: "localhost:4000", ...(scope && { authorization }), ...headers },
    ...(body && { body: Buffer.from(body) }),
  });
  if (call === undefined) return "none";
  const { protocol, service, operation } = call;
  return [protocol, service, operation].filter((part) => part !== undefined).join(" ");
}

const FORM = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };

describe("readAwsCall", () => {
  const rows: [string, Parameters<typeof read>, string][] = [
    [
      "AWS JSON",
      ["POST /", { "x-amz-target": "TrentService.ListKeys", scope: "kms" }],
      "json kms ListKeys",
    ],
    [
      "AWS JSON without a signature",
      ["POST /", { "x-amz-target": "TrentService.ListKeys" }],
      "json TrentService ListKeys",
    ],
    [
      "a target with dots",
      ["POST /", { "x-amz-target": "com.amazonaws.x.Logs.Put" }],
      "json com.amazonaws.x.Logs Put",
    ],
    [
      "Smithy RPC",
      ["POST /service/ArcRegionSwitch/operation/ListPlans", { scope: "arc-region-switch" }],
      "cbor arc-region-switch ListPlans",
    ],
    [
      "Smithy RPC without a signature",
      ["POST /service/Arc/operation/ListPlans", { "smithy-protocol": "rpc-v2-cbor" }],
      "cbor Arc ListPlans",
    ],
    [
      "a query",
      ["POST /", { ...FORM, scope: "sts", body: "Action=GetCallerIdentity&Version=2011-06-15" }],
      "query sts GetCallerIdentity",
    ],
    [
      "a query without a signature",
      ["POST /", { ...FORM, body: "Action=ListRoles&Version=2010-05-08" }],
      "query iam ListRoles",
    ],
    ["a query in a GET", ["GET /?Action=ListTopics&Version=2010-03-31"], "query sns ListTopics"],
    ["a query whose body is not read yet", ["POST /", { ...FORM, scope: "ses" }], "query ses"],
    [
      "EC2",
      ["POST /", { ...FORM, scope: "ec2", body: "Action=DescribeInstances" }],
      "ec2 ec2 DescribeInstances",
    ],
    ["a form of a page", ["POST /", { ...FORM, body: "Action=Buy" }], "none"],
    ["S3's buckets", ["GET /", { scope: "s3" }], "s3 s3 ListBuckets"],
    ["an S3 bucket", ["PUT /bucket", { scope: "s3" }], "s3 s3 CreateBucket"],
    ["objects of S3", ["GET /bucket?list-type=2&prefix=a", { scope: "s3" }], "s3 s3 ListObjectsV2"],
    ["an S3 object", ["GET /bucket/a/b/c", { scope: "s3" }], "s3 s3 GetObject"],
    [
      "tags of an S3 object",
      ["PUT /bucket/a/b?tagging", { scope: "s3" }],
      "s3 s3 PutObjectTagging",
    ],
    [
      "a part of an S3 object",
      ["PUT /bucket/a?partNumber=1&uploadId=x", { scope: "s3" }],
      "s3 s3 UploadPart",
    ],
    [
      "what the SDK for JavaScript names",
      ["GET /b/k?x-id=GetObject", { scope: "s3" }],
      "s3 s3 GetObject",
    ],
    [
      "a presigned URL",
      [`GET /b/k?X-Amz-Credential=AK%2F20260102%2Feu-west-1%2Fs3%2Faws4_request`],
      "s3 s3 GetObject",
    ],
    [
      "Lambda",
      ["GET /2015-03-31/functions/", { scope: "lambda" }],
      "rest-json lambda ListFunctions",
    ],
    [
      "a Lambda function",
      ["POST /2015-03-31/functions/f/invocations", { scope: "lambda" }],
      "rest-json lambda Invoke",
    ],
    ["API Gateway", ["GET /restapis", { scope: "apigateway" }], "rest-json apigateway GetRestApis"],
    ["HTTP APIs", ["GET /v2/apis", { scope: "apigateway" }], "rest-json apigateway GetApis"],
    [
      "Route 53",
      ["GET /2013-04-01/hostedzone", { scope: "route53" }],
      "rest-xml route53 ListHostedZones",
    ],
    ["SES v2", ["GET /v2/email/identities"], "rest-json ses ListEmailIdentities"],
    ["AppSync", ["GET /v1/apis", { scope: "appsync" }], "rest-json appsync ListGraphqlApis"],
    ["a service of no table", ["GET /things/1", { scope: "scheduler" }], "rest-json scheduler"],
    ["an operation of no table", ["GET /nope/nope/nope", { scope: "lambda" }], "rest-json lambda"],
    ["a name that every object has", ["GET /", { scope: "constructor" }], "rest-json constructor"],
    [
      "an unsigned request of boto3",
      ["GET /federation/credentials", { "user-agent": "Boto3/1.43 md/Botocore#1.43" }],
      "rest-json",
    ],
    ["a form to a path", ["POST /2013-01-01/search", { ...FORM, scope: "x" }], "rest-json x"],
    ["a host", ["GET /", { host: "bucket.s3.eu-west-1.amazonaws.com" }], "s3 s3 ListBuckets"],
    [
      "a client of the SDK",
      ["GET /2015-03-31/functions", { "user-agent": "aws-sdk-js/3.1 ua/2.1 api/lambda#3.1" }],
      "rest-json lambda ListFunctions",
    ],
    [
      "SigV4a",
      [
        "GET /",
        {
          authorization:
            "AWS4-ECDSA-P256-SHA256 Credential=AK/20260102/s3/aws4_request, SignedHeaders=host",
        },
      ],
      "s3 s3 ListBuckets",
    ],
    ["a page", ["GET /index.html", { "user-agent": "Mozilla/5.0", accept: "text/html" }], "none"],
    ["a token", ["GET /", { authorization: "Bearer a/20260102/b/c/aws4_requests" }], "none"],
    ["a path like Smithy's of a page", ["GET /service/a/operation/b"], "none"],
  ];
  for (const [what, request, expected] of rows) {
    it(`recognizes ${what}`, () => {
      expect(read(...request)).to.equal(expected);
    });
  }
});
