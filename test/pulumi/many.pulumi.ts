import { expect } from "chai";
import { smallProject } from "./support/project";
import { openHandles, recordsOf, residentMb, startServe, type Serve } from "./support/serve";
import { aws, REGION, table } from "./support/smallProgram";
import { run } from "./support/steps";
import { awsClients } from "./support/aws";

describe("Pulumi's engine and the emulator with many resources and runs", function () {
  this.timeout(600_000);
  let serve: Serve;
  beforeEach(async () => (serve = await startServe()));
  afterEach(() => serve.stop());

  it("deploys 1,000 resources, and destroy removes all of them", async () => {
    // By default the engine writes its whole state at each step, which takes ten times as long as
    // the rest.
    const env = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };
    const stack = await smallProject(serve, env).open(async () => {
      const songs = table("songs");
      for (let at = 1; at < 1000; at += 1) {
        const item = JSON.stringify({ Id: { S: `${at}` } });
        const args = { tableName: songs.name, hashKey: "Id", item };
        new (aws().dynamodb.TableItem)(`item-${at}`, args);
      }
    }, REGION);
    const { counts } = await run(stack, "up", { parallel: 16 });
    expect(counts.create).to.equal(1002); // including the stack and its provider
    await run(stack, "destroy", { parallel: 16 });
    expect(await awsClients(serve.origin).tables()).to.deep.equal([]);
  });

  it("does nothing in 20 further ups, and keeps no orphan, memory, file or socket", async function () {
    if (process.platform !== "linux") this.skip(); // reads /proc
    const stack = await smallProject(serve).open(async () => {
      for (let at = 0; at < 10; at += 1) table(`table-${at}`);
      const userPoolId = new (aws().cognito.UserPool)("people").id;
      new (aws().cognito.UserPoolClient)("web", { userPoolId });
      new (aws().cognito.IdentityPool)("guests", { identityPoolName: "guests" });
    }, REGION);
    const clients = awsClients(serve.origin);
    const held = async () => ({
      tables: await clients.tables(),
      pools: await clients.userPools(),
      identityPools: await clients.identityPools(),
      records: (await recordsOf(serve)).map(({ urn, id }) => `${urn} ${id}`),
    });
    await run(stack, "up");
    for (let at = 0; at < 3; at += 1) await run(stack, "up"); // memory that is allocated once is not a leak
    const resources = await held(); // its clients' connections are among the handles before
    expect(resources.records).to.have.length(13);
    const before = { handles: openHandles(serve.pid), mb: residentMb(serve.pid) };
    for (let at = 0; at < 20; at += 1) expect((await run(stack, "up")).steps).to.deep.equal([]);
    expect(openHandles(serve.pid)).to.be.at.most(before.handles + 2);
    expect(residentMb(serve.pid)).to.be.at.most(before.mb + 40);
    expect(await held()).to.deep.equal(resources);
    await run(stack, "destroy");
    expect(await held()).to.deep.equal({ tables: [], pools: [], identityPools: [], records: [] });
  });
});
