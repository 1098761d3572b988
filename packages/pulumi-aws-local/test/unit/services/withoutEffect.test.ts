import { expect } from "chai";
import { checkProperties } from "../../../src/program/checkProperties";
import type { LocalServices } from "../../../src/services/localServices";
import { resourceHandlers } from "../../../src/services/resourceHandlers";

/** Services without any local effect. */
const WITHOUT_EFFECT = /^aws:(acm|route53|sns|kms|wafv2|cloudwatch)\//;

const topicArn = "arn:aws:sns:eu-west-1:000000000000:alarms";
const aclArn = "arn:aws:wafv2:eu-west-1:000000000000:regional/webacl/acl/1";
const visibilityConfig = {
  cloudwatchMetricsEnabled: true,
  metricName: "acl",
  sampledRequestsEnabled: false,
};

/** Inputs of a typical program, by type. */
const policyOf = (Action: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::000000000000:root" },
        Action,
        Resource: "*",
      },
    ],
  });

const DataIdentifier = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"];
const dataProtection = JSON.stringify({
  Name: "mask",
  Version: "2021-06-01",
  Statement: [
    { Sid: "audit", DataIdentifier, Operation: { Audit: { FindingsDestination: {} } } },
    { Sid: "mask", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
  ],
});

const INPUTS: Record<string, Record<string, unknown>> = {
  "aws:acm/certificate:Certificate": {
    domainName: "shop.example.com",
    region: "us-east-1",
    validationMethod: "DNS",
  },
  "aws:acm/certificateValidation:CertificateValidation": {
    certificateArn: "arn:aws:acm:us-east-1:000000000000:certificate/1",
    region: "us-east-1",
    validationRecordFqdns: ["_proof.shop.example.com."],
  },
  "aws:cloudwatch/dashboard:Dashboard": { dashboardName: "shop", dashboardBody: '{"widgets":[]}' },
  "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy": {
    logGroupName: "/aws/appsync/apis/1",
    policyDocument: dataProtection,
  },
  "aws:cloudwatch/logGroup:LogGroup": { name: "/aws/appsync/apis/1", retentionInDays: 30 },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    alarmActions: [topicArn],
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    metricName: "5XXError",
    namespace: "AWS/AppSync",
    period: 300,
    statistic: "Sum",
    threshold: 0,
  },
  "aws:kms/key:Key": { deletionWindowInDays: 7, enableKeyRotation: true, tags: { Owner: "shop" } },
  "aws:kms/keyPolicy:KeyPolicy": { keyId: "1", policy: policyOf("kms:*") },
  "aws:route53/record:Record": {
    name: "shop.example.com",
    records: ["192.0.2.1"],
    ttl: 300,
    type: "A",
    zoneId: "Z0123",
  },
  "aws:sns/topic:Topic": { kmsMasterKeyId: "1", tags: { Owner: "shop" } },
  "aws:sns/topicPolicy:TopicPolicy": { arn: topicArn, policy: policyOf("sns:Publish") },
  "aws:sns/topicSubscription:TopicSubscription": {
    endpoint: "operator@example.com",
    protocol: "email",
    topic: topicArn,
  },
  "aws:wafv2/webAcl:WebAcl": {
    defaultAction: { allow: {} },
    rules: [],
    scope: "REGIONAL",
    visibilityConfig,
  },
  "aws:wafv2/webAclAssociation:WebAclAssociation": {
    resourceArn: "arn:aws:appsync:eu-west-1:000000000000:apis/1",
    webAclArn: aclArn,
  },
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
    logDestinationConfigs: ["arn:aws:logs:eu-west-1:000000000000:log-group:aws-waf-logs-1"],
    resourceArn: aclArn,
  },
};

describe("resource types without effect", () => {
  const services = { region: "eu-west-1", accountId: "000000000000" } as LocalServices;

  it("are all in this table", () => {
    const types = Object.keys(resourceHandlers).filter((type) => WITHOUT_EFFECT.test(type));
    expect(Object.keys(INPUTS)).to.have.members(types);
  });

  for (const [type, inputs] of Object.entries(INPUTS)) {
    it(`${type} returns an id and an ARN in AWS's format, the same after each start`, async () => {
      const handler = resourceHandlers[type]!;
      checkProperties(type, "one", inputs, handler);
      const request = { urn: "u", type, name: "one", inputs, token: "t" };
      const first = await handler.create(request, services);
      const previous = { ...first, inputs };
      const second = await handler.update({ ...request, previous, changes: [] }, services);
      expect(second).to.deep.equal(first);
      expect(first.id).to.be.a("string").and.not.equal("");
      const { arn = "arn:aws:none" } = first.outputs;
      expect(arn).to.match(/^arn:aws:[a-z]+/);
    });
  }
});
