import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LocalProgram } from "./support/localProgram";
import { AWS } from "./support/programFolder";

const KIT = `${AWS}
  const caller = aws.getCallerIdentityOutput();
  const trust = (service) => aws.iam.getPolicyDocumentOutput({ statements: [{ actions: ["sts:AssumeRole"],
    principals: [{ type: "Service", identifiers: [service] }],
    conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [caller.accountId] }] }] }).json;
  const reader = (arn) => aws.iam.getPolicyDocumentOutput({ statements: [{ actions: ["dynamodb:GetItem"], resources: [arn] }] }).json;
  const store = (name) => new aws.dynamodb.Table(name, { ...key("Id"), billingMode: "PAY_PER_REQUEST" });
  const notes = store("notes");
  const role = new aws.iam.Role("role", { name: "reader", assumeRolePolicy: trust("appsync.amazonaws.com") });
  exports.notes = notes.name; exports.trust = role.assumeRolePolicy; exports.account = caller.accountId;
`;

const POLICY = (table: string): string => `
  const policy = new aws.iam.RolePolicy("read", { role: role.id, policy: reader(${table}.arn) });
  exports.policy = policy.policy; exports.arn = ${table}.arn;`;

/** Programs that call unsupported data sources. */
const REFUSED: [title: string, program: string, message: RegExp][] = [
  [
    "a data source that it does not know",
    'exports.x = aws.cognito.getUserPoolsOutput({ name: "x" });',
    /data source aws\.cognito\.getUserPools .*does not support\. Supported: /,
  ],
  [
    "a stack reference",
    'exports.x = new pulumi.StackReference("acme/network/dev").getOutput("vpc");',
    /"acme\/network\/dev" \(StackReference\)/,
  ],
  [
    "a method of a resource",
    'exports.x = pulumi.runtime.call("eks:index:Cluster/getKubeconfig", {});',
    /"eks:index:Cluster\/getKubeconfig"/,
  ],
];

describe("A program with data sources", function () {
  this.timeout(120_000);
  let local: LocalProgram;
  before(async () => {
    local = await LocalProgram.start(KIT + POLICY("notes"));
  });
  after(() => local.stop());

  const output = (name: string): string =>
    JSON.parse(readFileSync(join(local.folder.path, "data", "outputs.json"), "utf8"))[name];
  const parsed = (name: string): any => JSON.parse(output(name));

  it("is deployed with their results", () => {
    expect(output("account")).to.equal("000000000000");
    expect(parsed("trust").Statement[0]).to.deep.equal({
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Service: "appsync.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": "000000000000" } },
    });
    expect(parsed("policy").Statement[0].Resource).to.equal(output("arn"));
  });

  it("changes nothing when it is deployed again", async () => {
    expect(await local.apply(KIT + POLICY("notes"))).to.deep.equal([]);
  });

  it("is applied with results known only after deployment", async () => {
    const program = `${KIT} const more = store("more"); ${POLICY("more")}`;
    expect(await local.apply(program)).to.deep.equal([
      "aws:dynamodb/table:Table",
      "aws:iam/rolePolicy:RolePolicy",
    ]);
    expect(parsed("policy").Statement[0].Resource).to.equal(output("arn"));
    expect(output("arn")).to.match(/:table\/more/);
  });

  for (const [title, program, message] of REFUSED) {
    it(`changes nothing when it asks for ${title}`, async () => {
      const tables = await local.tables();
      const refusal = await local.refusal(`${KIT} store("third"); ${program}`);
      expect(refusal).to.match(message);
      expect(await local.tables()).to.deep.equal(tables);
    });
  }
});
