import { expect } from "chai";
import type { Stack } from "@pulumi/pulumi/automation";
import { awsClients, type AwsClients } from "./support/aws";
import { interruptedUp, killCli } from "./support/interrupt";
import { smallProject } from "./support/project";
import { startServe, type Serve } from "./support/serve";
import { REGION, table } from "./support/smallProgram";
import { run, tryRun } from "./support/steps";

const TABLES = 24;

/** Declares tables, of which a few are created in parallel. */
const declareTables = async (): Promise<void> => {
  for (let at = 0; at < TABLES; at += 1) table(`table-${at}`);
};

describe("An interrupted deployment of Pulumi's engine", function () {
  this.timeout(600_000);
  let serve: Serve;
  let clients: AwsClients;
  let stack: Stack;
  beforeEach(async () => {
    serve = await startServe();
    clients = awsClients(serve.origin);
    stack = await smallProject(serve).open(declareTables, REGION);
  });
  afterEach(() => serve.stop());

  /**
   * Expects that the engine's state and the emulator have the same tables, and that `destroy`
   * removes them.
   */
  const expectWhole = async (): Promise<void> => {
    const { resources } = (await stack.exportStack()).deployment as { resources: any[] };
    const named = resources.filter(({ type }) => type === "aws:dynamodb/table:Table");
    expect(named).to.have.length(TABLES);
    expect(await clients.tables()).to.deep.equal(named.map(({ id }) => id).sort());
    expect((await run(stack, "refresh")).steps).to.deep.equal([]);
    await run(stack, "destroy");
    expect(await clients.tables()).to.deep.equal([]);
  };

  it("recovers after the engine was killed: cancel, refresh, up", async function () {
    if (process.platform !== "linux") this.skip(); // needs /proc to find the CLI
    const { error } = await interruptedUp(stack, 5, () => killCli(stack));
    expect(error, "of the up that is killed").to.be.an("error");
    expect((await tryRun(stack, "up")).error, "while the lock is there").to.be.an("error");
    await stack.cancel();
    await run(stack, "refresh", { clearPendingCreates: true });
    await run(stack, "up");
    await expectWhole();
  });

  it("recovers after the emulator was killed and restarted: up", async () => {
    const { error } = await interruptedUp(stack, 5, () => serve.kill());
    expect(error, "of the up that loses its provider").to.be.an("error");
    const { port, providerPort, dataDir } = serve;
    serve = await startServe({ port, providerPort, dataDir });
    await run(stack, "up");
    await expectWhole();
  });

  it("allows one engine to deploy at a time", async () => {
    let second: ReturnType<typeof tryRun> | undefined;
    // The first event arrives once the first engine has the lock. Two engines that start at once
    // would share half-written settings.
    const first = await tryRun(stack, "up", {
      onEvent: () => void (second ??= tryRun(stack, "up")),
    });
    expect(first.error, "of the first").to.equal(undefined);
    expect(String((await second)?.error), "of the second").to.match(/locked/);
    await expectWhole();
  });
});
