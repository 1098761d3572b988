import { expect } from "chai";
import { UNKNOWN } from "../../../src/core/unknown";
import { checkProperties } from "../../../src/program/checkProperties";
import { inputFailures } from "../../../src/program/inputFailures";
import { resourceHandlers } from "../../../src/services/resourceHandlers";
import declarations from "../../oracle/declarations.json";

type Inputs = Record<string, any>;

const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const CONFIGURATION_SET = "aws:sesv2/configurationSet:ConfigurationSet";
const HEADERS = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";
const PROTECTION = "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy";
const USER = "aws:cognito/user:User";
const USER_POOL = "aws:cognito/userPool:UserPool";

function valid(type: string, variant = 0): Inputs {
  return structuredClone((declarations as Record<string, Inputs[]>)[type]![variant]!);
}

function failuresOf(type: string, inputs: Inputs, secrets: string[] = []): string[] {
  const found = inputFailures(inputs, resourceHandlers[type]!, secrets);
  return found.map(({ property, reason }) => `${property} ${reason}`);
}

describe("inputFailures", () => {
  it("rejects a rate limit of a web ACL that AWS WAF does not accept", () => {
    const inputs = valid(WEB_ACL, 1);
    inputs["rules"][0].statement.rateBasedStatement.limit = 5;
    expect(failuresOf(WEB_ACL, inputs)).to.deep.equal([
      "rules[0].statement.rateBasedStatement.limit must be a whole number from 10 to 2000000000, got 5",
    ]);
  });

  it("rejects passkeys in a user pool of the tier LITE", () => {
    const inputs = {
      ...valid(USER_POOL),
      userPoolTier: "LITE",
      signInPolicy: { allowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] },
      webAuthnConfiguration: { relyingPartyId: "example.com" },
    };
    expect(failuresOf(USER_POOL, inputs)).to.deep.equal([
      'signInPolicy.allowedFirstAuthFactors is not available in the userPoolTier "LITE"',
      'webAuthnConfiguration is not available in the userPoolTier "LITE"',
    ]);
  });

  it("refuses flows of old and of new clients together", () => {
    const type = "aws:cognito/userPoolClient:UserPoolClient";
    const withFlows = (...explicitAuthFlows: string[]) =>
      failuresOf(type, { ...valid(type), explicitAuthFlows });
    expect(withFlows("ADMIN_NO_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")).to.deep.equal([
      'explicitAuthFlows must hold either only values that begin with "ALLOW_" or none of them',
    ]);
    expect(withFlows("ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH")).to.deep.equal([]);
    expect(withFlows("ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")).to.deep.equal([]);
  });

  it("refuses a topic with a name of a FIFO topic", () => {
    const type = "aws:sns/topic:Topic";
    expect(failuresOf(type, { ...valid(type), name: "orders.fifo" })).to.deep.equal([
      'name must be letters, digits, "_" and "-", 1 to 256 characters long, got "orders.fifo"',
    ]);
  });

  it("refuses keys and indexes of a table that exclude each other", () => {
    const type = "aws:dynamodb/table:Table";
    const table = {
      billingMode: "PAY_PER_REQUEST",
      hashKey: "a",
      rangeKey: "b",
      attributes: [
        { name: "a", type: "S" },
        { name: "b", type: "S" },
      ],
    };
    const index = { name: "abc", projectionType: "ALL" };
    const rejected = (inputs: Inputs) => failuresOf(type, { ...table, ...inputs });
    const [a] = table.attributes;
    expect(rejected({ rangeKey: "a", attributes: [a] })).to.deep.equal([
      'rangeKey must be another attribute than the hashKey, got "a"',
    ]);
    expect(
      rejected({ globalSecondaryIndexes: [{ ...index, hashKey: "b", rangeKey: "b" }] }),
    ).to.deep.equal([
      'globalSecondaryIndexes[0].rangeKey must be another attribute than the hashKey, got "b"',
    ]);
    expect(rejected({ localSecondaryIndexes: [{ ...index, rangeKey: "a" }] })).to.deep.equal([
      'localSecondaryIndexes[0].rangeKey must be another attribute than the hashKey, got "a"',
    ]);
    const local = { localSecondaryIndexes: [{ ...index, rangeKey: "b" }] };
    expect(rejected(local)).to.deep.equal([]);
    expect(rejected({ ...local, rangeKey: undefined })).to.deep.equal([
      "localSecondaryIndexes needs a table with a rangeKey",
    ]);
    const globals = { globalSecondaryIndexes: [{ ...index, hashKey: "b" }] };
    expect(rejected(globals)).to.deep.equal([]);
    expect(rejected({ ...globals, ...local })).to.deep.equal([
      'localSecondaryIndexes must have each name once, has "abc" more than once',
    ]);
  });

  it("refuses an alarm's period that CloudWatch does not take", () => {
    expect(failuresOf(ALARM, { ...valid(ALARM), period: 7 })).to.deep.equal([
      "period must be 10, 20, 30 or a multiple of 60, got 7",
    ]);
  });

  it("rejects an alarm that evaluates more than a day", () => {
    expect(
      failuresOf(ALARM, { ...valid(ALARM), period: 600, evaluationPeriods: 145 }),
    ).to.deep.equal([
      "evaluationPeriods times period must be at most 86400 seconds, got 145 times 600",
    ]);
  });

  it("rejects a configuration set's name that SES does not accept", () => {
    expect(
      failuresOf(CONFIGURATION_SET, { ...valid(CONFIGURATION_SET), configurationSetName: "a b" }),
    ).to.deep.equal([
      'configurationSetName must be letters, digits, "_" and "-", 1 to 64 characters long, got "a b"',
    ]);
  });

  it("rejects a frame option that CloudFront does not accept", () => {
    const inputs = valid(HEADERS);
    inputs["securityHeadersConfig"].frameOptions.frameOption = "NOPE";
    expect(failuresOf(HEADERS, inputs)).to.deep.equal([
      'securityHeadersConfig.frameOptions.frameOption must be one of "DENY", "SAMEORIGIN", got "NOPE"',
    ]);
  });

  it("rejects a data protection policy without an audit", () => {
    const inputs = valid(PROTECTION);
    const policy = JSON.parse(inputs["policyDocument"]);
    policy.Statement = policy.Statement.slice(1);
    expect(
      failuresOf(PROTECTION, { ...inputs, policyDocument: JSON.stringify(policy) }),
    ).to.deep.equal([
      "policyDocument must be a data protection policy in JSON: " +
        "it must have one statement with Operation.Audit.FindingsDestination",
    ]);
  });

  it("accepts an unknown action in a role's policy, as IAM does", () => {
    const type = "aws:iam/rolePolicy:RolePolicy";
    const policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "ses:SendEmailz", Resource: "*" }],
    });
    expect(failuresOf(type, { ...valid(type), policy })).to.deep.equal([]);
    expect(failuresOf(type, { ...valid(type), policy: policy.replace("ses:", "") })[0]).to.match(
      /^policy must be a policy document: .*Action/,
    );
  });

  it("rejects a property within an object that the provider does not know", () => {
    const inputs = valid(HEADERS);
    inputs["securityHeadersConfig"].frameOption = {};
    expect(failuresOf(HEADERS, inputs)[0]).to.match(
      /^securityHeadersConfig\.frameOption is unknown; known: contentSecurityPolicy, .*frameOptions/,
    );
  });

  it("reports every failure, once for each property", () => {
    const failures = failuresOf(ALARM, {
      ...valid(ALARM),
      period: 7,
      statistic: "Median",
      dimensions: { a: "" },
      tags: { a: "x".repeat(257) },
      region: "Frankfurt",
    });
    expect(failures.map((text) => text.split(" ")[0])).to.deep.equal([
      "region",
      "tags.a",
      "dimensions.a",
      "period",
      "statistic",
    ]);
  });

  it("ignores values that are known only after deployment", () => {
    const inputs = {
      ...valid(ALARM),
      alarmActions: [UNKNOWN, `${UNKNOWN}/x`],
      metricName: UNKNOWN,
      namespace: UNKNOWN,
      period: UNKNOWN,
      dimensions: UNKNOWN,
    };
    expect(failuresOf(ALARM, inputs)).to.deep.equal([]);
  });

  it("ignores a secret of which only the hash is known", () => {
    expect(failuresOf(USER, { ...valid(USER), password: { $secret: "hash" } })).to.deep.equal([]);
  });

  it("keeps the value of a secret out of the reason", () => {
    const inputs = { ...valid(USER), password: "a" };
    expect(failuresOf(USER, inputs, ["password"])[0]).to.match(/^password must be .* long$/);
    expect(failuresOf(USER, inputs)[0]).to.contain('got "a"');
  });

  it("truncates long values", () => {
    const [failure] = failuresOf(ALARM, { ...valid(ALARM), name: "x".repeat(300) });
    expect(failure).to.contain(`got "${"x".repeat(59)}… (302 characters)`);
  });
});

describe("checkProperties", () => {
  it("rejects a resource with all failures in one message", () => {
    const inputs = { ...valid(ALARM), period: 7, statistic: "Median" };
    expect(() => checkProperties(ALARM, "errors", inputs, resourceHandlers[ALARM]!)).to.throw(
      'Resource "errors" (aws:cloudwatch/metricAlarm:MetricAlarm) is refused: ' +
        '"period" must be 10, 20, 30 or a multiple of 60, got 7; ' +
        '"statistic" must be one of "SampleCount", "Average", "Sum", "Minimum", "Maximum", got "Median".',
    );
  });
});
