import { expect } from "chai";
import type { Goal } from "../../../../src/program/goal";
import { ProgramFolder } from "../support/programFolder";
import { createReusedEvaluator } from "../support/reusedEvaluator";

const SDK = `const pulumi = require("@pulumi/pulumi");
  const topic = (name, props = {}, opts = {}) => new pulumi.CustomResource("aws:sns/topic:Topic", name, props, opts);
  const component = (name, opts) => new pulumi.ComponentResource("small:index:Group", name, {}, opts);
`;

/** Requests of a program to the engine, and the errors for them. */
const REFUSED: [title: string, program: string, message: RegExp][] = [
  [
    "the function of another provider",
    'exports.it = pulumi.runtime.invoke("random:index/getThing:getThing", {});',
    /calls the data source random\.getThing \("random:index\/getThing:getThing"\)/,
  ],
  [
    "a resource that is not the program's own (get)",
    'new pulumi.CustomResource("aws:dynamodb/table:Table", "found", {}, { id: "carts" });',
    /reads "found" \(aws:dynamodb\/table:Table, id "carts"\), which is not its own/,
  ],
  [
    "another stack's outputs",
    'exports.it = new pulumi.StackReference("acme/network/dev").getOutput("vpc");',
    /reads the outputs of the stack "acme\/network\/dev" \(StackReference\)/,
  ],
  [
    "a component of another package",
    'new pulumi.ComponentResource("awsx:ec2:Vpc", "vpc", {}, {}, true);',
    /"vpc" \(awsx:ec2:Vpc\) is a component of another package/,
  ],
  [
    "a hook",
    'const hook = new pulumi.ResourceHook("tell", async () => {}); topic("a", {}, { hooks: { afterCreate: [hook] } });',
    /declares the hook "tell"; the local stack runs no hooks/,
  ],
  [
    "a method of a remote component",
    'exports.x = pulumi.runtime.call("eks:index:Cluster/getKubeconfig", {});',
    /calls "eks:index:Cluster\/getKubeconfig", which the local stack does not support/,
  ],
  [
    "a parameterized package",
    'pulumi.runtime.registerPackage({ baseProviderName: "terraform-provider", baseProviderVersion: "1.0.0", baseProviderDownloadUrl: "", packageName: "x", packageVersion: "1.0.0", base64Parameter: "" });',
    /uses a parameterized provider/,
  ],
];

describe("Monitor", function () {
  this.timeout(60_000);
  let project: ProgramFolder;
  before(() => (project = new ProgramFolder({}, { newEvaluator: createReusedEvaluator })));
  after(() => project.remove());

  async function run(program: string, { preview = false } = {}) {
    project.write({ "index.js": SDK + program });
    return project.evaluate({ preview });
  }

  /** Resources arrive in any order that their dependencies allow. */
  function named(goals: readonly Goal[], names: string[]): (Goal | undefined)[] {
    return names.map((name) => goals.find((goal) => goal.name === name));
  }

  for (const [title, program, message] of REFUSED) {
    it(`rejects ${title} by name`, async () => {
      const error = await run(program).catch((reason: Error) => reason);
      expect((error as Error).message).to.match(message);
      expect(error).to.have.property("name", "VisibleError");
    });
  }

  it("passes on a dynamic resource, which is rejected by its type", async () => {
    const { goals } = await run(
      `class Mine extends pulumi.dynamic.Resource {
         constructor(name) { super({ async create() { return { id: "1" }; } }, name, {}); }
       }
       new Mine("made");`,
    );
    expect(goals.map(({ type }) => type)).to.deep.equal(["pulumi-nodejs:dynamic:Resource"]);
  });

  it("runs transforms in Pulumi's order: own, parents', the stack's", async () => {
    const { goals } = await run(
      `const add = (text) => ({ props, opts }) => ({ props: { ...props, displayName: (props.displayName ?? "") + text }, opts });
       pulumi.runtime.registerResourceTransform(add("s"));
       const outer = component("outer", { transforms: [add("o")] });
       const inner = component("inner", { parent: outer, transforms: [add("i")] });
       topic("a", { displayName: "a" }, { parent: inner, transforms: [add("1"), add("2")] });
       topic("b", {}, { transforms: [async () => undefined] });`,
    );
    const names = Object.fromEntries(goals.map(({ name, inputs }) => [name, inputs.displayName]));
    expect(names).to.deep.equal({ a: "a12ios", b: "s" });
  });

  it("lets transforms set and remove every option", async () => {
    const { goals } = await run(
      `const other = topic("other");
       const set = ({ props, opts }) => ({ props, opts: { ...opts,
         aliases: [{ name: "before" }], deletedWith: other, replaceWith: [other], ignoreChanges: ["name"],
         replaceOnChanges: ["displayName"], replacementTrigger: "2", protect: true, retainOnDelete: true,
         deleteBeforeReplace: false, import: "arn", additionalSecretOutputs: ["arn"] } });
       topic("set", {}, { transforms: [set] });
       topic("taken", {}, { protect: true, retainOnDelete: true, import: "arn", aliases: [{ name: "x" }],
         deleteBeforeReplace: true, ignoreChanges: ["name"], replaceOnChanges: ["name"], deletedWith: other,
         replaceWith: [other], replacementTrigger: 1, transforms: [({ props }) => ({ props, opts: {} })] });`,
    );
    const [other, set, taken] = named(goals, ["other", "set", "taken"]);
    const { type, urn, name, inputs, secretPaths, aliases, ...none } = taken!;
    expect({ inputs, aliases, ...none }).to.deep.equal({
      inputs: {},
      aliases: [],
      protect: false,
      retainOnDelete: false,
      ignoreChanges: [],
      replaceOnChanges: [],
      replaceWith: [],
    });
    expect(set).to.deep.include({
      aliases: ["urn:pulumi:dev::small::aws:sns/topic:Topic::before"],
      deletedWith: other!.urn,
      replaceWith: [other!.urn],
      ignoreChanges: ["name"],
      replaceOnChanges: ["displayName"],
      replacementTrigger: "2",
      protect: true,
      retainOnDelete: true,
      deleteBeforeReplace: false,
      importId: "arn",
    });
  });

  it("also runs the older transformations", async () => {
    const { goals } = await run(
      `pulumi.runtime.registerStackTransformation(({ props, opts }) => ({ props: { ...props, displayName: "all" }, opts: { ...opts, protect: true } }));
       const group = component("group", { transformations: [({ type, props, opts }) =>
         type === "aws:sns/topic:Topic" ? { props: { ...props, kmsMasterKeyId: "k" }, opts } : undefined] });
       topic("a", {}, { parent: group });`,
    );
    expect(goals[0]).to.deep.include({
      inputs: { displayName: "all", kmsMasterKeyId: "k" },
      protect: true,
    });
  });

  it("fails if a transform fails", async () => {
    const error = await run(
      'topic("a", {}, { transforms: [() => { throw new Error("no such thing"); }] });',
    ).catch((reason: Error) => reason);
    expect((error as Error).message).to.contain("no such thing");
  });

  it("lets children inherit protect, retainOnDelete and deletedWith", async () => {
    const { goals } = await run(
      `const other = topic("other");
       const group = component("group", { protect: true, retainOnDelete: true, deletedWith: other });
       topic("child", {}, { parent: component("inner", { parent: group }) });
       topic("own", {}, { parent: group, protect: false, retainOnDelete: false });`,
    );
    const [other, child, own] = named(goals, ["other", "child", "own"]);
    const inherited = { protect: true, retainOnDelete: true, deletedWith: other!.urn };
    expect(child).to.deep.include(inherited);
    expect(own).to.deep.include({ protect: false, retainOnDelete: false, deletedWith: other!.urn });
  });

  it("uses a provider's region for its resources if it differs", async () => {
    const { goals } = await run(
      `const provider = (name, region) => new pulumi.ProviderResource("aws", name, { region });
       const east = provider("east", "us-east-1");
       topic("same", {}, { provider: provider("same", "eu-central-1") });
       topic("other", {}, { provider: east });
       topic("named", { region: "eu-west-1" }, { provider: east });
       topic("child", {}, { parent: component("group", { providers: { aws: east } }) });`,
      { preview: true },
    );
    const regions = Object.fromEntries(goals.map(({ name, inputs }) => [name, inputs.region]));
    expect(regions).to.deep.equal({
      same: undefined,
      other: "us-east-1",
      named: "eu-west-1",
      child: "us-east-1",
    });
  });

  it("keeps values derived from secret inputs and outputs secret", async () => {
    const { goals, outputs } = await run(
      `const first = topic("first", { displayName: pulumi.secret("hidden"), name: "open" }, { additionalSecretOutputs: ["name"] });
       topic("second", { displayName: first.displayName, tags: [{ "a.b": pulumi.interpolate\`<\${first.name}>\` }] });
       exports.name = first.displayName;`,
    );
    expect(goals.map(({ secretPaths }) => secretPaths)).to.deep.equal([
      ["displayName"],
      ["displayName", "tags.a.b"],
    ]);
    expect(goals[1]!.inputs).to.deep.equal({ displayName: "hidden", tags: [{ "a.b": "<open>" }] });
    expect(outputs).to.deep.equal({ name: "hidden" });
  });
});
