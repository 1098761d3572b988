/**
 * How an AWS service reads requests and writes errors. EC2 has a form of its own, and so does S3 among those with XML.
 * https://smithy.io/2.0/aws/protocols/
 */
export type AwsProtocol = "json" | "rest-json" | "cbor" | "query" | "ec2" | "rest-xml" | "s3";
