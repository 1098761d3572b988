import { expect } from "chai";
import { UNKNOWN } from "../../../../src/core/unknown";
import { AWS, OPERATOR, ProgramFolder, type Files } from "../support/programFolder";
import { createReusedEvaluator } from "../support/reusedEvaluator";

const SDK = `const pulumi = require("@pulumi/pulumi");
  ${AWS}
  const topic = (name, props = {}, opts = {}) => new aws.sns.Topic(name, props, opts);
`;

const read = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::b/&{aws:username}"] };

/** Calls of a program, and the errors for them. */
const REFUSED: [title: string, program: string, message: RegExp][] = [
  [
    "a data source that it does not know",
    "exports.it = aws.ec2.getVpcOutput({ id: 'vpc-1' }).arn;",
    /^The program calls the data source aws\.ec2\.getVpc \("aws:ec2\/getVpc:getVpc"\), which the local stack does not support\. Supported: aws\.getArn, /,
  ],
  [
    "availability zones, which are an account's own",
    "exports.it = aws.getAvailabilityZones({});",
    /^The program calls the data source aws\.getAvailabilityZones /,
  ],
  [
    "a missing argument",
    "exports.it = aws.getArnOutput({}).service;",
    /^aws\.getArn: the argument "arn" is missing\.$/,
  ],
  [
    "an unknown argument of a statement",
    "exports.it = aws.iam.getPolicyDocument({ statements: [{ action: ['s3:*'] }] });",
    /^aws\.iam\.getPolicyDocument: there is no argument "statements\[0\]\.action"/,
  ],
  [
    "a region that a provider of the program does not name",
    'exports.it = aws.getRegion({}, { provider: new aws.Provider("bare", {}) });',
    /^aws\.getRegion: the region is not known: set aws:region .* or region of the provider\.$/,
  ],
  [
    "a caught call all the same",
    "exports.it = aws.ec2.getVpc({}).catch(() => 'none');",
    /^The program calls the data source aws\.ec2\.getVpc /,
  ],
];

describe("a program's data sources", function () {
  this.timeout(60_000);
  let project: ProgramFolder;
  const inherited = [process.env["AWS_REGION"], process.env["AWS_DEFAULT_REGION"]];
  before(() => {
    delete process.env["AWS_REGION"]; // the SDK would use it as a provider's region
    delete process.env["AWS_DEFAULT_REGION"];
    project = new ProgramFolder({}, { newEvaluator: createReusedEvaluator });
  });
  after(() => {
    project.remove();
    ["AWS_REGION", "AWS_DEFAULT_REGION"].forEach((name, at) => {
      if (inherited[at] !== undefined) process.env[name] = inherited[at];
    });
  });

  async function run(
    program: string,
    { preview = false, isNew = false, files = {} as Files } = {},
  ) {
    project.write({ "index.js": SDK + program, ...files });
    return project.evaluate({ preview, isNew });
  }

  it("supports promises and outputs", async () => {
    const { outputs } = await run(
      `module.exports = (async () => ({
         promised: (await aws.getRegion()).region,
         output: aws.getRegionOutput().description,
         account: aws.getCallerIdentityOutput().accountId,
         arn: (await aws.getCallerIdentity({})).arn,
         partition: aws.getPartitionOutput().dnsSuffix,
         service: aws.getArnOutput({ arn: "arn:aws:s3:::b" }).service,
         principal: (await aws.getServicePrincipal({ serviceName: "logs" })).name,
         document: aws.iam.getPolicyDocumentOutput({ statements: [${JSON.stringify(read)}] }).minifiedJson,
       }))();`,
    );
    expect(outputs).to.deep.equal({
      promised: "eu-central-1",
      output: "Europe (Frankfurt)",
      account: OPERATOR.accountId,
      arn: OPERATOR.arn,
      partition: "amazonaws.com",
      service: "s3",
      principal: "logs.amazonaws.com",
      document:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/${aws:username}"}]}',
    });
  });

  it("supports programs that are async functions or ES modules", async () => {
    // A separate process: Node loads an ES module only once.
    const modules = new ProgramFolder({
      "package.json": { type: "module", main: "main.js" },
      "main.js": `import * as aws from "@pulumi/aws";
        const { region } = await aws.getRegion();
        export default async () => ({ region, same: (await aws.getRegion({ region })).endpoint });`,
    });
    const { outputs } = await modules.evaluate().finally(() => modules.remove());
    expect(outputs).to.deep.equal({
      region: "eu-central-1",
      same: "ec2.eu-central-1.amazonaws.com",
    });
  });

  it("passes results to resources", async () => {
    const { goals } = await run(
      `const name = pulumi.interpolate\`t-\${aws.getRegionOutput().region}\`;
       topic("a", { name, policy: aws.iam.getPolicyDocumentOutput({
         statements: [{ resources: [topic("b").arn], actions: ["sns:Publish"] }] }).json });`,
      { preview: true },
    );
    const a = goals.find((goal) => goal.name === "a")!;
    expect(a.inputs).to.deep.equal({ name: "t-eu-central-1", policy: UNKNOWN });
  });

  it("returns unknown outputs for unknown inputs, and known ones for known inputs", async () => {
    const program = `const made = topic("made", { name: "n" });
      exports.id = aws.iam.getPolicyDocumentOutput({ statements: [{ resources: [made.id] }] }).minifiedJson;
      exports.after = aws.getRegionOutput({}, { dependsOn: [made] }).region;
      exports.free = aws.getRegionOutput({}).region;`;
    expect((await run(program, { preview: true, isNew: true })).outputs).to.deep.equal({
      id: UNKNOWN,
      after: UNKNOWN,
      free: "eu-central-1",
    });
    expect((await run(program)).outputs).to.deep.equal({
      id: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"made-id"}]}',
      after: "eu-central-1",
      free: "eu-central-1",
    });
  });

  it("uses the provider of `provider`, of `parent`, or of the parent's parent", async () => {
    const { outputs } = await run(
      `const provider = new aws.Provider("us", { region: "us-east-1" });
       const group = (name, opts) => new pulumi.ComponentResource("small:index:Group", name, {}, opts);
       const outer = group("outer", { providers: [provider] });
       const region = (opts) => aws.getRegionOutput({}, opts).region;
       exports.all = [{ provider }, { parent: outer }, { parent: group("inner", { parent: outer }) },
         { parent: topic("a", {}, { provider }) }, { parent: group("plain") }, {}].map(region);
       exports.china = aws.getPartitionOutput({}, { provider: new aws.Provider("cn", { region: "cn-north-1" }) }).partition;
       exports.named = aws.getRegionOutput({ region: "eu-west-1" }, { provider }).region;`,
    );
    expect(outputs).to.deep.equal({
      all: [...Array<string>(4).fill("us-east-1"), "eu-central-1", "eu-central-1"],
      china: "aws-cn",
      named: "eu-west-1",
    });
  });

  it("leaves results unknown while the provider's region is unknown", async () => {
    const program = `const provider = new aws.Provider("later", { region: topic("a", { name: "us-east-1" }).id.apply(() => "us-west-2") });
      const { partition } = aws.getPartitionOutput({}, { provider });
      exports.region = aws.getRegionOutput({}, { provider }).region;
      exports.named = pulumi.interpolate\`<\${partition}>\`;`;
    expect((await run(program, { preview: true, isNew: true })).outputs).to.deep.equal({
      region: UNKNOWN,
      named: UNKNOWN,
    });
    expect((await run(program)).outputs).to.deep.equal({ region: "us-west-2", named: "<aws>" });
  });

  it("returns the default tags of the stack's settings and of a provider", async () => {
    const { outputs } = await run(
      `const provider = new aws.Provider("own", { region: "us-east-1",
         defaultTags: { tags: { own: "1", "x:a": "2", skip: "3" } }, ignoreTags: { keys: ["skip"], keyPrefixes: ["x:"] } });
       exports.own = aws.getDefaultTagsOutput({}, { provider }).tags;
       exports.set = aws.getDefaultTagsOutput().tags;`,
      {
        files: {
          "Pulumi.dev.yaml":
            "config:\n  aws:region: eu-central-1\n  aws:defaultTags:\n    tags:\n      team: shop\n",
        },
      },
    );
    expect(outputs).to.deep.equal({ own: { own: "1" }, set: { team: "shop" } });
  });

  it("rejects to guess the stack's region", async () => {
    const error = await run("exports.it = aws.getRegion();", {
      files: { "Pulumi.dev.yaml": "config: {}\n" },
    }).catch((reason: Error) => reason);
    expect((error as Error).message).to.equal(
      "aws.getRegion: the region is not known: set aws:region in the stack's settings, or region of the provider.",
    );
  });

  it("returns secret results for secret arguments", async () => {
    const { goals } = await run(
      `topic("a", { displayName: aws.getArnOutput({ arn: pulumi.secret("arn:aws:s3:::hidden") }).resource });`,
    );
    expect(goals[0]).to.deep.include({ secretPaths: ["displayName"] });
    expect(goals[0]!.inputs["displayName"]).to.equal("hidden");
  });

  it("runs transforms of calls, which may change arguments and provider", async () => {
    const { outputs } = await run(
      `const provider = new aws.Provider("us", { region: "us-east-1" });
       const seen = [];
       pulumi.runtime.registerInvokeTransform(({ token, args, opts }) => {
         seen.push(token);
         if (token.endsWith("getArn")) return { args: { ...args, arn: "arn:aws:sns:::changed" }, opts };
         if (token.endsWith("getRegion")) return { args, opts: { ...opts, provider } };
         return undefined;
       });
       module.exports = (async () => ({
         arn: (await aws.getArn({ arn: "arn:aws:s3:::b" })).resource,
         region: (await aws.getRegion()).region,
         partition: (await aws.getPartition()).partition,
         seen,
       }))();`,
    );
    expect(outputs).to.deep.equal({
      arn: "changed",
      region: "us-east-1",
      partition: "aws",
      seen: [
        "aws:index/getArn:getArn",
        "aws:index/getRegion:getRegion",
        "aws:index/getPartition:getPartition",
      ],
    });
  });

  it("fails if a transform of calls fails", async () => {
    const error = await run(
      `pulumi.runtime.registerInvokeTransform(() => { throw new Error("no such thing"); });
       exports.it = aws.getRegion();`,
    ).catch((reason: Error) => reason);
    expect((error as Error).message).to.contain("no such thing");
  });

  for (const [title, program, message] of REFUSED) {
    it(`rejects ${title}`, async () => {
      const error = await run(program).catch((reason: Error) => reason);
      expect((error as Error).message).to.match(message);
      expect(error).to.have.property("name", "VisibleError");
    });
  }
});
