import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { taggable } from "../../infra/settings/defaultTags";
import { defaultSettings, devSettings, evaluateGraph } from "./support/evaluateGraph";
import type { Graph, GraphResource } from "./support/evaluateGraph";
import { grants, trusts } from "./support/policies";

const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** A stack with every optional part: domain, mail, web ACLs and an operator. */
const production = {
  ...defaultSettings(),
  production: "true",
  domain: "store.example.com",
  hostedZone: "Z0123",
  emailSender: "shop@store.example.com",
  operatorEmail: "operator@example.com",
  waf: "true",
  xray: "true",
  owner: "store team",
  tableKey: kmsKeyArn,
  accessLogs: "true",
  hstsSubdomains: "true",
  logRetentionDays: "365",
};

/**
 * Grants whose resource contains a "*", with the reason why AWS requires it. Every other grant
 * names its resources.
 */
const WILDCARDS: Record<string, string> = {
  "jukebox-logs": "Log streams have no ARN but the group's and ':*'; the group is this API's own",
  "jukebox-notices": "The policy of a KMS key means the key itself by '*', and takes nothing else",
  "jukebox-access-logs":
    "S3 names each log by itself; the prefix is theirs, the bucket is only for logs",
  "jukebox-site-reader": "CloudFront reads every object of the site's own bucket",
};

describe("The whole graph", function () {
  this.timeout(60_000);
  const graphs: Record<string, Graph> = {};
  before(async () => {
    const own = { operatorEmail: "me@example.com", emailSender: "shop@example.com" };
    graphs.dev = await evaluateGraph({ ...devSettings(), ...own });
    graphs.production = await evaluateGraph(production);
  });

  for (const stack of ["dev", "production"]) {
    describe(`of a ${stack} stack`, () => {
      let graph: Graph;
      before(() => (graph = graphs[stack]!));
      const all = (type: string): GraphResource[] => {
        const found = graph.all(type);
        expect(found, type).not.to.deep.equal([]);
        return found;
      };

      it("has no bucket that is public or unencrypted", () => {
        for (const { name } of all("aws:s3/bucket:Bucket")) {
          const of = (type: string) =>
            graph.all(type).filter(({ inputs }) => inputs.bucket === `${name}-id`);
          const [access] = of("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
          expect(access?.inputs, name).to.deep.include({
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
          });
          expect(
            of(
              "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            ),
            name,
          ).to.have.length(1);
          for (const { inputs } of of("aws:s3/bucketPolicy:BucketPolicy")) {
            for (const statement of JSON.parse(inputs.policy).Statement) {
              const writer = name === "jukebox-access-logs";
              const Service = writer ? "logging.s3.amazonaws.com" : "cloudfront.amazonaws.com";
              expect(statement.Principal).to.deep.equal({ Service });
              expect(JSON.stringify(statement.Condition)).to.match(/"aws:SourceArn"/i);
            }
          }
        }
        const acls = graph.resources.filter(({ type }) => /bucket(v2)?acl|website/i.test(type));
        expect(acls).to.deep.equal([]);
      });

      it("grants no wildcard action, and no wildcard resource that AWS does not require", () => {
        const wild = grants(graph).filter(({ Resource }) => Resource.join().includes("*"));
        const known = Object.keys(WILDCARDS).filter(
          (of) => stack === "production" || of !== "jukebox-access-logs",
        );
        expect([...new Set(wild.map(({ of }) => of))]).to.have.members(known);
        for (const { of, Action } of grants(graph)) {
          expect(Action.join(), of).to.match(/^[a-zA-Z0-9:,-]+$/);
        }
      });

      it("grants only to its own roles, and to AWS services for this account", () => {
        for (const { of, Principal, Condition } of grants(graph)) {
          if (Principal === undefined) continue; // a policy of a role
          const who = Object.values(Principal).flat();
          expect(who.join(), of).not.to.include("*");
          if (of === "jukebox-notices") {
            if (Principal.AWS !== undefined) continue; // the account itself, through IAM policies
            const account = { StringEquals: { "aws:SourceAccount": "123456789012" } };
            expect(Condition).to.deep.equal(account); // the topics' policies define who may publish
            continue;
          }
          expect(JSON.stringify(Condition), of).to.match(/sourcearn/i);
        }
      });

      it("lets only AppSync and visitors of its own identity pool assume a role", () => {
        expect(trusts(graph)).to.have.length(all("aws:iam/role:Role").length);
        for (const { of, Principal, Condition } of trusts(graph)) {
          if (Principal?.Service === "appsync.amazonaws.com") {
            if (of === "jukebox-logs") continue; // created before the API, which requires it
            expect(Condition, of).to.deep.equal({
              StringEquals: { "aws:SourceAccount": "123456789012" },
              ArnEquals: {
                "aws:SourceArn": "arn:aws:appsync:eu-west-1:123456789012:apis/jukebox-id",
              },
            });
            continue;
          }
          expect(Principal, of).to.deep.equal({ Federated: "cognito-identity.amazonaws.com" });
          expect(Condition?.StringEquals, of).to.deep.equal({
            "cognito-identity.amazonaws.com:aud": "jukebox-visitors-id",
          });
        }
      });

      it("encrypts every table with the key of the settings, and every topic with a key that rotates", () => {
        for (const { name, inputs } of all("aws:dynamodb/table:Table")) {
          // Without another key DynamoDB encrypts with a key of its own.
          const expected = stack === "dev" ? { enabled: false } : { enabled: true, kmsKeyArn };
          expect(inputs.serverSideEncryption, name).to.deep.equal(expected);
        }
        for (const { name, inputs } of all("aws:sns/topic:Topic")) {
          expect(inputs.kmsMasterKeyId, name).to.equal(
            "arn:aws:kms:eu-west-1:123456789012:key/jukebox-notices",
          );
        }
        for (const { inputs } of all("aws:kms/key:Key")) {
          expect(inputs.enableKeyRotation).to.equal(true);
        }
      });

      it("allows SES and CloudWatch to use the key, and each to publish to its own topic only", () => {
        const of = (name: string) => grants(graph).filter((grant) => grant.of === name);
        const [, publishers] = of("jukebox-notices");
        expect(publishers?.Principal).to.deep.equal({
          Service: ["cloudwatch.amazonaws.com", "ses.amazonaws.com"],
        });
        expect(publishers?.Action).to.deep.equal(["kms:Decrypt", "kms:GenerateDataKey"]);
        const place = "eu-west-1:123456789012";
        const publish = (topic: string, Service: string, condition: object) => ({
          of: topic,
          Effect: "Allow",
          Principal: { Service },
          Action: ["sns:Publish"],
          Resource: [`arn:aws:sns:${place}:${topic}`],
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" }, ...condition },
        });
        expect([...of("jukebox-alarms"), ...of("jukebox-mails")]).to.deep.equal([
          publish("jukebox-alarms", "cloudwatch.amazonaws.com", {
            ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:${place}:alarm:*` },
          }),
          publish("jukebox-mails", "ses.amazonaws.com", {
            ArnEquals: {
              "aws:SourceArn": ["confirmations", "accounts"].map(
                (set) => `arn:aws:ses:${place}:configuration-set/jukebox-test-${set}`,
              ),
            },
          }),
        ]);
      });

      it("keeps every log for a limited time, with personal data masked", () => {
        const groups = all("aws:cloudwatch/logGroup:LogGroup");
        for (const { name, inputs } of groups) {
          expect(inputs.retentionInDays, name).to.equal(stack === "dev" ? 30 : 365);
          expect(inputs.skipDestroy, name).to.equal(stack === "production");
        }
        const policies = all("aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy");
        expect(policies.map(({ inputs }) => inputs.logGroupName)).to.deep.equal(
          groups.map(({ inputs }) => inputs.name),
        );
      });

      it("tags every resource that supports tags", () => {
        const tags = {
          Project: "jukebox",
          Stack: "test",
          Owner: stack === "dev" ? "jukebox" : "store team",
        };
        const types = new Set(graph.resources.map(({ type }) => type));
        for (const type of [...types].filter((one) => one.startsWith("aws:"))) {
          expect(taggable.has(type), type).to.equal(takesTags(type));
        }
        for (const { type, name, inputs } of graph.resources) {
          if (taggable.has(type)) expect(inputs.tags, `${type} ${name}`).to.deep.equal(tags);
        }
      });

      it("puts every resource into a component", () => {
        const loose = graph.resources.filter(
          ({ type, parent }) => !type.startsWith("jukebox:") && !parent?.startsWith("jukebox:"),
        );
        expect(loose.map(({ name }) => name)).to.deep.equal([]);
      });
    });
  }

  /** Resources with data that cannot be restored. */
  const holders = (graph: Graph) => [
    ...graph.all("aws:dynamodb/table:Table"),
    ...graph.all("aws:cognito/userPool:UserPool"),
    ...graph.all("aws:cognito/identityPool:IdentityPool"),
  ];

  it("protects every resource with data in production, through Pulumi and AWS", () => {
    expect(holders(graphs.production!)).to.have.length(8);
    for (const { type, name, protect, inputs } of holders(graphs.production!)) {
      expect(protect, name).to.equal(true);
      if (type === "aws:dynamodb/table:Table") {
        expect(inputs.deletionProtectionEnabled, name).to.equal(true);
        expect(inputs.pointInTimeRecovery, name).to.deep.equal({ enabled: true });
      }
      if (type === "aws:cognito/userPool:UserPool") {
        expect(inputs.deletionProtection, name).to.equal("ACTIVE");
      }
    }
  });

  it("ignores a changed name if it would replace a resource with data", () => {
    // "Forces new resource" in the AWS provider.
    const names: Record<string, string> = {
      "aws:dynamodb/table:Table": "name",
      "aws:cognito/userPool:UserPool": "name",
      "aws:cognito/identityPool:IdentityPool": "identityPoolName",
      "aws:s3/bucket:Bucket": "bucket",
    };
    for (const graph of Object.values(graphs)) {
      const found = graph.resources.filter(({ type }) => type in names);
      expect(found.length).to.be.at.least(7);
      for (const { type, name, ignoreChanges } of found) {
        expect(ignoreChanges, name).to.include(names[type]);
      }
    }
    for (const { type, protect } of graphs.production!.resources) {
      if (protect) expect(names, "what is protected holds data").to.have.property(type);
    }
  });

  it("retains nothing in dev", () => {
    for (const { name, protect, inputs } of graphs.dev!.resources) {
      expect(protect, name).to.equal(false);
      expect(inputs.deletionProtectionEnabled ?? false, name).to.equal(false);
      expect(inputs.skipDestroy ?? false, name).to.equal(false);
    }
    expect(graphs.dev!.one("aws:s3/bucket:Bucket").inputs.forceDestroy).to.equal(true);
    expect(graphs.dev!.one("aws:kms/key:Key").inputs.deletionWindowInDays).to.equal(7);
  });

  it("limits the requests of one address to the API according to the setting", () => {
    expect(graphs.dev!.all("aws:wafv2/webAcl:WebAcl")).to.deep.equal([]);
    const acls = graphs.production!.all("aws:wafv2/webAcl:WebAcl");
    expect(acls.map(({ inputs }) => [inputs.scope, inputs.region])).to.deep.equal([
      ["CLOUDFRONT", "us-east-1"],
      ["REGIONAL", undefined],
    ]);
    for (const { inputs } of acls) {
      expect(inputs.rules).to.have.length(1);
      expect(inputs.rules[0]).to.deep.include({
        action: { block: {} },
        statement: {
          rateBasedStatement: { aggregateKeyType: "IP", limit: 2000, evaluationWindowSec: 300 },
        },
      });
    }
    const associations = graphs.production!.all("aws:wafv2/webAclAssociation:WebAclAssociation");
    expect(associations.map(({ inputs }) => inputs)).to.deep.equal([
      {
        resourceArn: "arn:aws:appsync:eu-west-1:123456789012:apis/jukebox-id",
        webAclArn: "arn:aws:jukebox-api",
      },
      { resourceArn: "arn:aws:jukebox-users", webAclArn: "arn:aws:jukebox-api" },
    ]);
    const distribution = "aws:cloudfront/distribution:Distribution";
    const { inputs } = graphs.production!.one(distribution);
    expect(inputs.webAclId).to.equal("arn:aws:jukebox-site");
    expect(graphs.dev!.one(distribution).inputs).not.to.have.any.keys("webAclId", "loggingConfig");
  });

  it("logs the requests that web ACLs block, without credentials and query strings", () => {
    const type = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
    expect(graphs.dev!.all(type)).to.deep.equal([]);
    const logs = graphs.production!.all(type);
    expect(logs.map(({ inputs }) => inputs.resourceArn)).to.deep.equal([
      "arn:aws:jukebox-api",
      "arn:aws:jukebox-site",
    ]);
    for (const { inputs } of logs) {
      expect(inputs.redactedFields).to.deep.equal([
        { singleHeader: { name: "authorization" } },
        { singleHeader: { name: "cookie" } },
        { singleHeader: { name: "x-amz-security-token" } },
        { queryString: {} },
      ]);
      expect(inputs.loggingFilter.defaultBehavior).to.equal("DROP");
    }
    const groups = graphs.production!.all("aws:cloudwatch/logGroup:LogGroup");
    const ofWaf = groups.filter(({ name }) => name.endsWith("-blocked"));
    expect(ofWaf.map(({ inputs }) => [inputs.name, inputs.region])).to.deep.equal([
      ["aws-waf-logs-jukebox-test-api", undefined],
      ["aws-waf-logs-jukebox-test-site", "us-east-1"],
    ]);
  });

  it("keeps access logs without cookies, for a limited time, if the setting is on", () => {
    const { inputs } = graphs.production!.one("aws:cloudfront/distribution:Distribution");
    expect(inputs.loggingConfig).to.deep.equal({
      bucket: "jukebox-access-logs.s3.test",
      includeCookies: false,
      prefix: "cloudfront/",
    });
    const logging = graphs.production!.one("aws:s3/bucketLogging:BucketLogging");
    expect(logging.inputs).to.deep.equal({
      bucket: "jukebox-site-id",
      targetBucket: "jukebox-access-logs-id",
      targetPrefix: "s3/",
    });
    const { rules } = graphs.production!.one(
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    ).inputs;
    expect(rules[0]).to.deep.include({ status: "Enabled", expiration: { days: 365 } });
    expect(graphs.dev!.all("aws:s3/bucketLogging:BucketLogging")).to.deep.equal([]);
  });

  it("extends HSTS to subdomains only if the setting is on", () => {
    const type = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";
    const hsts = (graph: Graph) =>
      graph.one(type).inputs.securityHeadersConfig.strictTransportSecurity;
    expect(hsts(graphs.dev!)).to.deep.equal({ accessControlMaxAgeSec: 63072000, override: true });
    expect(hsts(graphs.production!)).to.have.property("includeSubdomains", true);
  });

  it("traces requests if the setting is on", () => {
    const traced = (graph: Graph) =>
      graph.one("aws:appsync/graphQLApi:GraphQLApi").inputs.xrayEnabled;
    expect([traced(graphs.dev!), traced(graphs.production!)]).to.deep.equal([false, true]);
  });
});

/** Whether the provider's types allow tags on this resource. */
function takesTags(type: string): boolean {
  const [, path] = type.split(":");
  const file = join(dirname(require.resolve("@pulumi/aws/package.json")), `${path}.d.ts`);
  expect(existsSync(file), file).to.equal(true);
  const args = /export interface \w+Args \{([^]*?)^\}/m.exec(readFileSync(file, "utf8"))?.[1];
  return /^ {4}tags\?/m.test(args ?? "");
}
