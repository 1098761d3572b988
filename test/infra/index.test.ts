import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { Kind, parse } from "graphql";
import { defaultSettings, devSettings, evaluateGraph } from "./support/evaluateGraph";
import type { Graph } from "./support/evaluateGraph";
import { grants } from "./support/policies";

/** Root fields that the schema marks @aws_iam, as "Type.field". */
function guestFieldsOfSchema(): string[] {
  const schema = parse(readFileSync(join(__dirname, "..", "..", "schema.graphql"), "utf8"));
  return schema.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
    const type = definition.name.value;
    if (!["Query", "Mutation", "Subscription"].includes(type)) return [];
    const open = definition.fields?.filter(({ directives }) =>
      directives?.some(({ name }) => name.value === "aws_iam"),
    );
    return (open ?? []).map(({ name }) => `${type}.${name.value}`);
  });
}

const production = {
  ...defaultSettings(),
  production: "true",
  emailSender: "shop@example.com",
};

describe("the Pulumi program", function () {
  this.timeout(60_000);
  let dev: Graph;
  let prod: Graph;
  before(async () => {
    dev = await evaluateGraph(devSettings());
    prod = await evaluateGraph(production);
  });

  it("exports the outputs for clients and scripts", () => {
    expect(Object.keys(dev.outputs)).to.have.members([
      "region",
      "graphqlUrl",
      "realtimeUrl",
      "userPoolId",
      "userPoolClientId",
      "identityPoolId",
      "siteUrl",
    ]);
    for (const [name, value] of Object.entries(dev.outputs)) {
      expect(value, name).to.be.a("string").and.not.equal("");
    }
  });

  it("writes config.json from its outputs", () => {
    const objects = dev.all("aws:s3/bucketObjectv2:BucketObjectv2");
    const config = objects.find(({ inputs }) => inputs.key === "config.json");
    const { siteUrl, ...outputs } = dev.outputs;
    expect(JSON.parse(config?.inputs.content)).to.deep.equal({
      ...outputs,
      tokenStorage: "session",
      mfa: "optional",
      passwordMinimumLength: 10,
    });
  });

  it("uses no provider except AWS's", () => {
    const providers = new Set(dev.resources.map(({ type }) => type.split(":")[0]));
    expect([...providers].sort()).to.deep.equal(["aws", "jukebox"]);
  });

  describe("its permissions", () => {
    it("only allow, never deny or invert", () => {
      for (const statement of grants(dev)) {
        expect(statement.Effect, statement.of).to.equal("Allow");
        expect(statement, statement.of).not.to.have.any.keys("NotAction", "NotResource");
      }
    });

    it("allow to guests exactly the root fields that the schema allows", () => {
      const { role } = dev.one("aws:iam/rolePolicy:RolePolicy", "jukebox-guest-fields").inputs;
      expect(role).to.equal("jukebox-guest");
      const ofGuests = grants(dev).filter(({ of }) => of === "jukebox-guest-fields");
      const actions = ofGuests.flatMap(({ Action }) => Action);
      const fields = ofGuests
        .flatMap(({ Resource }) => Resource)
        .map((arn) => /^arn:[^*]+\/types\/(\w+)\/fields\/(\w+)$/.exec(arn))
        .map((match) => match && `${match[1]}.${match[2]}`);
      expect(actions).to.deep.equal(["appsync:GraphQL"]);
      expect(fields).to.have.members(guestFieldsOfSchema());
      expect(guestFieldsOfSchema()).to.have.length.above(5);
    });

    it("give the guest role one policy and the signed-in role none", () => {
      const policies = dev.resources.filter(({ type }) => /^aws:iam\/.*polic/i.test(type));
      const of = (role: string) =>
        policies.filter(({ inputs }) => inputs.role === role).map(({ name }) => name);
      expect(of("jukebox-guest")).to.deep.equal(["jukebox-guest-fields"]);
      expect(of("jukebox-signed-in")).to.deep.equal([]);
    });
  });

  describe("on a production stack", () => {
    it("creates no user and no sample product", () => {
      for (const type of ["aws:cognito/user:User", "aws:dynamodb/tableItem:TableItem"]) {
        expect(prod.all(type), type).to.deep.equal([]);
        expect(dev.all(type), type).not.to.deep.equal([]);
      }
    });

    it("hides the schema from clients", () => {
      const introspection = ({ one }: Graph) =>
        one("aws:appsync/graphQLApi:GraphQLApi").inputs.introspectionConfig;
      expect([introspection(prod), introspection(dev)]).to.deep.equal(["DISABLED", "ENABLED"]);
    });

    it("sends its mail through its own sender", () => {
      expect(prod.one("aws:cognito/userPool:UserPool").inputs.emailConfiguration).to.deep.equal({
        emailSendingAccount: "DEVELOPER",
        fromEmailAddress: "shop@example.com",
        sourceArn: "arn:aws:jukebox-sender",
        configurationSet: "jukebox-test-accounts",
      });
      const { inputs } = prod.one("aws:sesv2/emailIdentity:EmailIdentity");
      expect(inputs).to.deep.include({ emailIdentity: "shop@example.com" });
    });
  });

  it("marks exactly the secrets as secret", () => {
    const secret = dev.resources.filter(({ secrets }) => secrets.length > 0);
    expect(secret.map(({ name, secrets }) => [name, secrets])).to.deep.equal([
      ["jukebox-demo", ["password"]],
      ["jukebox-admin", ["password"]],
    ]);
  });

  it("rejects wrong settings before it declares any resource", async () => {
    const settings = { ...devSettings(), guestCartHours: "0" };
    const evaluation = evaluateGraph(settings).then(
      () => "evaluated",
      (error: Error) => error.message,
    );
    expect(await evaluation).to.equal(
      'Setting "jukebox:guestCartHours" is "0"; it must be a whole number of hours from 1 to 8760.',
    );
  });
});
