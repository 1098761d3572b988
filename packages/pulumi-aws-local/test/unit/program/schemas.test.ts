import { expect } from "chai";
import { ResourceRecords } from "../../../src/program/resourceRecords";
import type { PlannedResource } from "../../../src/program/planProgram";
import { findProgramError } from "../../../src/watch/findProgramError";
import { warningsOf } from "../support/warningsOf";
import { resource, type Declaration } from "./support/declaredProgram";
import { startEngineStack, type EngineStack } from "./support/engineStack";
import { ProgramFolder } from "./support/programFolder";

const GOOD = `type Query { a: String }
type Mutation { add: String }
type Subscription { added: String @aws_subscribe(mutations: ["add"]) }`;
const BAD = GOOD.replace("add: String", "add: Int");
const CODE = `export function request() { return { payload: "x" }; }
  export function response(ctx) { return ctx.result; }`;

const api = (schema: string, xrayEnabled = false): Declaration =>
  resource("aws:appsync/graphQLApi:GraphQLApi", "api", {
    name: "api",
    authenticationType: "API_KEY",
    schema,
    xrayEnabled,
  });
const source = resource("aws:appsync/dataSource:DataSource", "source", (others) => ({
  apiId: others["api"]!["id"],
  name: "source",
  type: "NONE",
}));
const resolver = (name: string, field = "a", type = "Query"): Declaration =>
  resource("aws:appsync/resolver:Resolver", name, (others) => ({
    apiId: others["api"]!["id"],
    type,
    field,
    dataSource: others["source"]!["name"],
    code: CODE,
    runtime: { name: "APPSYNC_JS", runtimeVersion: "1.0.0" },
  }));

const REFUSAL =
  'Resource "api" (aws:appsync/graphQLApi:GraphQLApi) is refused: BadRequestException: ' +
  "Schema Creation Status is FAILED with details: Schema has the following errors:\n" +
  " - The subscription has an invalid output type.\n" +
  'Property "schema", line 3, column 28: "Subscription.added" is of type "String" and the mutation "add" of type "Int": ' +
  "both must be of the same type.";

describe("Schemas of programs", function () {
  this.timeout(60_000);
  let stack: EngineStack;
  before(async () => {
    stack = await startEngineStack();
  });
  beforeEach(() => stack.empty());
  after(() => stack.close());

  const refusal = (work: Promise<unknown>): Promise<Error> =>
    work.then(
      () => new Error("none"),
      (error: Error) => error,
    );
  const served = (): string[] =>
    Object.keys(stack.services.appSync.api?.schema.getMutationType()?.getFields() ?? {});
  const actionOf = (plan: PlannedResource[], name: string) =>
    plan.find((one) => one.name === name)?.action;

  it("are rejected by a plan and by the first deployment, which creates nothing", async () => {
    expect((await refusal(stack.plan([api(BAD)]))).message).to.equal(REFUSAL);
    expect((await refusal(stack.deploy([api(BAD)]))).message).to.equal(REFUSAL);
    expect(stack.services.appSync.api).to.equal(undefined);
    expect(actionOf(await stack.plan([api(GOOD)]), "api")).to.equal("create");
  });

  it("are rejected when they are saved, while the previous one is served", async () => {
    await stack.deploy([api(GOOD), source, resolver("a")]);
    const error = await refusal(stack.deploy([api(BAD), source, resolver("a")]));
    expect(error.message).to.equal(REFUSAL);
    expect(served()).to.deep.equal(["add"]);
    expect(String(stack.services.appSync.api!.schema.getMutationType())).to.equal("Mutation");
    await stack.deploy([api(`${GOOD}\ntype More { a: Int }`), source, resolver("a")]);
    expect(stack.services.appSync.api!.schema.getType("More")).to.not.equal(undefined);
  });

  it("are located in their file, whether sent unchanged or reprinted", async () => {
    const folder = new ProgramFolder();
    try {
      const error = await refusal(stack.plan([api(BAD)]));
      folder.write({ "api/schema.graphql": BAD });
      expect(await findProgramError(error, folder.path, "dev")).to.deep.equal({
        message: REFUSAL,
        file: "api/schema.graphql",
        line: 3,
        column: 28,
      });
      folder.write({ "api/schema.graphql": `# comment\n\n${BAD.replaceAll("{ ", "{\n  ")}` });
      expect(await findProgramError(error, folder.path, "dev")).to.include({
        file: "api/schema.graphql",
        line: 8,
        column: 3,
      });
    } finally {
      folder.remove();
    }
  });

  it("stay if they were deployed before a rule was added, and other inputs can change", async () => {
    await stack.deploy([api(GOOD)]);
    const records = new ResourceRecords(stack.services.state);
    records.rewrite(
      records.all().map((record) => ({ ...record, inputs: { ...record.inputs, schema: BAD } })),
    );
    stack.restart();
    const warnings = await warningsOf(async () => {
      await stack.deploy([api(BAD)]);
      expect(served()).to.deep.equal(["add"]);
      expect(actionOf(await stack.plan([api(BAD, true)]), "api")).to.equal("update");
      await stack.deploy([api(BAD, true)]);
      expect(served()).to.deep.equal(["add"]);
    });
    expect(warnings[0]).to.match(
      /^warning: AppSync would reject the schema, which stays as it was deployed/,
    );
    const changed = await refusal(stack.deploy([api(`${BAD}\ntype More { a: Int }`)]));
    expect(changed.message).to.contain("The subscription has an invalid output type.");
  });

  it("are checked against the resolvers of the same plan", async () => {
    const refusalOf = (name: string, reason: string): string =>
      `Resource "${name}" (aws:appsync/resolver:Resolver) is refused: NotFoundException: ${reason}`;
    const changed = api(GOOD.replace("a: String", "b: String"));
    const program = [changed, source, resolver("b", "b")];
    const gone = refusalOf("a2", "No field named a found on type Query");
    // A new API, whose id is unknown, and an existing one.
    for (const _ of ["new", "deployed"]) {
      expect(actionOf(await stack.plan(program), "b")).to.equal("create");
      expect((await refusal(stack.plan([...program, resolver("a2")]))).message).to.equal(gone);
      const other = resolver("c", "c", "Missing");
      expect((await refusal(stack.plan([...program, other]))).message).to.equal(
        refusalOf("c", "Type Missing not found"),
      );
      await stack.deploy([api(GOOD), source, resolver("a")]);
    }
    expect(actionOf(await stack.plan([...program, resolver("a")]), "a")).to.equal("same");
  });

  it("accept one resolver for each of their fields, and none for others", async () => {
    const missing = await refusal(stack.deploy([api(GOOD), source, resolver("z", "z")]));
    expect(missing.message).to.contain("No field named z found on type Query");
    const twice = await refusal(stack.deploy([api(GOOD), source, resolver("a"), resolver("b")]));
    expect(twice.message).to.contain("Only one resolver is allowed per field.");
  });
});
