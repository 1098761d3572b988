import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "chai";
import type { Stack } from "@pulumi/pulumi/automation";
import { copyProject, type ProjectCopy } from "../support/projectCopy";
import type { RunningStack } from "../support/stack";
import { awsClients, type AwsClients } from "./support/aws";
import { interruptedUp, killCli } from "./support/interrupt";
import { runCli, storeProject } from "./support/project";
import { openHandles, recordsOf, startServe, type Serve } from "./support/serve";
import { expectKept, shop, type Trace } from "./support/shopping";
import { asRunningStack, storeProgram, storeSettings } from "./support/storeProgram";
import { run, tryRun, type Run } from "./support/steps";

const TABLE = "aws:dynamodb/table:Table";

// One story: each test continues after the one before.
/** Number of tables that the store declares. */
const TABLES = 6;

describe("The store, deployed by Pulumi's engine", function () {
  this.timeout(600_000);
  this.bail(true);
  let serve: Serve;
  let clients: AwsClients;
  let copy: ProjectCopy;
  let stack: Stack;
  let deployed: RunningStack;
  let trace: Trace;
  let resources: number;
  const changed = ({ steps }: Run): string[] =>
    steps.map(({ op, resource }) => `${op} ${resource}`).sort();
  const tableNamed = async (part: string): Promise<string> =>
    (await clients.tables()).find((name) => name.includes(part))!;
  before(async () => {
    serve = await startServe();
    clients = awsClients(serve.origin);
    copy = copyProject();
    const settings = storeSettings(serve.origin);
    stack = await storeProject(serve).open(storeProgram(copy.folder), settings);
  });
  after(async () => {
    copy?.remove();
    await serve?.stop();
  });

  it("is previewed: everything is to be created, and nothing is created", async () => {
    const { counts } = await run(stack, "preview");
    expect(Object.keys(counts)).to.deep.equal(["create"]);
    resources = counts.create!;
    expect(resources).to.be.greaterThan(200);
    expect(await clients.tables()).to.deep.equal([]);
  });

  it("is created", async () => {
    const { counts, outputs } = await run(stack, "up");
    expect(counts).to.deep.equal({ create: resources });
    deployed = asRunningStack(serve, outputs);
    expect(await clients.tables()).to.have.length(TABLES);
    expect(await recordsOf(serve)).to.have.length.greaterThan(200);
  });

  it("serves a shopper from the catalogue to the mail", async () => {
    trace = await shop(deployed);
  });

  it("shows in a preview exactly the effect of a changed setting, and up keeps the data", async () => {
    await stack.setConfig("jukebox:passwordMinimumLength", { value: "12" });
    const expected = [
      "update aws:cognito/userPool:UserPool::jukebox-users",
      "update aws:s3/bucketObjectv2:BucketObjectv2::jukebox-config.json",
    ];
    expect(changed(await run(stack, "preview"))).to.deep.equal(expected);
    expect(changed(await run(stack, "up"))).to.deep.equal(expected);
    await expectKept(deployed, trace);
  });

  it("shows no drift in a refresh", async () => {
    expect(changed(await run(stack, "refresh"))).to.deep.equal([]);
  });

  it("shows a deleted table in a refresh, and up creates it again", async () => {
    await clients.deleteTable(await tableNamed("carts"));
    const { steps } = await run(stack, "refresh");
    expect(steps.map(({ op, resource }) => `${op} ${resource}`)).to.deep.equal([
      `delete ${TABLE}::jukebox-carts`,
    ]);
    const { steps: again } = await run(stack, "up");
    expect(again.map(({ op, resource }) => `${op} ${resource}`)).to.include(
      `create ${TABLE}::jukebox-carts`,
    );
    expect(again.filter(({ op }) => /replace|delete/.test(op))).to.deep.equal([]);
    await expectKept(deployed, trace);
    await shop(deployed);
  });

  it("keeps a table that is renamed with an alias", async () => {
    const name = await tableNamed("purchases");
    const file = "infra/data/tables.ts";
    copy.edit(
      file,
      "createPurchases(`${name}-purchases`, args, childOpts)",
      "createPurchases(`${name}-bought`, args, { ...childOpts, aliases: [{ name: `${name}-purchases` }] })",
    );
    const { counts } = await run(stack, "up");
    expect(counts).to.not.have.any.keys("create", "delete", "replace");
    expect(await tableNamed("purchases")).to.equal(name);
    await expectKept(deployed, trace);
  });

  it("survives a restart of the emulator", async () => {
    const { port, providerPort, dataDir } = serve;
    await serve.stop();
    serve = await startServe({ port, providerPort, dataDir });
    await expectKept(deployed, trace);
    expect(changed(await run(stack, "up"))).to.deep.equal([]);
  });

  it("rejects the deletion of a protected table in a destroy, and its items stay", async () => {
    const { resources } = (await stack.exportStack()).deployment as { resources: any[] };
    const { urn, id } = resources.find(({ urn }) => /Table::jukebox-bought$/.test(urn));
    await runCli(stack, "state", "protect", urn, "--yes");
    const { error, diagnostics } = await tryRun(stack, "destroy");
    expect(error).to.be.an("error");
    expect(diagnostics.join("\n")).to.match(/protected/);
    const scan = new ScanCommand({ TableName: id, ConsistentRead: true });
    const { Items } = await clients.dynamoDb.send(scan);
    expect(Items!.map(({ PurchaseId }) => PurchaseId!.S)).to.include(trace.purchaseId);
    await runCli(stack, "state", "unprotect", urn, "--yes");
  });

  it("is destroyed, and leaves nothing behind", async () => {
    await run(stack, "destroy");
    const left = [
      ...(await clients.tables()),
      ...(await clients.userPools()),
      ...(await clients.identityPools()),
    ];
    expect(left).to.deep.equal([]);
    expect(await recordsOf(serve)).to.deep.equal([]);
    expect((await fetch(deployed.outputs.graphqlUrl!, { method: "POST" })).status).to.equal(404);
  });

  it("is created after an up that was killed: cancel, refresh, up", async function () {
    if (process.platform !== "linux") this.skip(); // needs /proc to find the CLI
    const handles = openHandles(serve.pid);
    const { error } = await interruptedUp(stack, 100, () => killCli(stack));
    expect(error, "of the up that is killed").to.be.an("error");
    await stack.cancel();
    await run(stack, "refresh", { clearPendingCreates: true });
    const { outputs } = await run(stack, "up");
    expect(await clients.tables()).to.have.length(TABLES);
    expect(await clients.userPools()).to.have.length(1);
    await shop(asRunningStack(serve, outputs));
    await run(stack, "destroy");
    expect(await clients.tables()).to.deep.equal([]);
    expect(openHandles(serve.pid)).to.be.at.most(handles + 10);
  });
});
