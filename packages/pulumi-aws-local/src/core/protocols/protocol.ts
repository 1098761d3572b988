/**
 * How an AWS service reads requests and writes errors. EC2 and S3 have formats of their own.
 * https://smithy.io/2.0/aws/protocols/
 */
export type AwsProtocol = "json" | "rest-json" | "cbor" | "query" | "ec2" | "rest-xml" | "s3";
