import { expect } from "chai";
import { awsClients } from "./support/aws";
import { smallProject } from "./support/project";
import { startServe, type Serve } from "./support/serve";
import { aws, REGION, table } from "./support/smallProgram";
import { run, tryRun } from "./support/steps";

describe("Regions in a deployment of Pulumi's engine", function () {
  this.timeout(600_000);
  let serve: Serve;
  before(async () => (serve = await startServe({ args: ["--region", "eu-west-1"] })));
  after(() => serve.stop());

  it("come from an explicit provider, for its resources and data sources", async () => {
    const stack = await smallProject(serve).open(async () => {
      const provider = new (aws().Provider)("virginia", { region: "us-east-1" });
      const [near, far] = [table("near"), table("far", {}, { provider })];
      const asked = await aws().getRegion({}, { provider });
      return { near: near.arn, region: far.region, asked: asked.region };
    }, REGION);
    const { outputs } = await run(stack, "up");
    expect(outputs.near.value).to.contain(":eu-west-1:");
    expect(outputs.region.value).to.equal("us-east-1");
    expect(outputs.asked.value).to.equal("us-east-1");
    expect(await awsClients(serve.origin).tables()).to.have.length(2);
    expect((await run(stack, "up")).steps).to.deep.equal([]);
  });

  it("are rejected by name if the emulator has resources of another region", async () => {
    const settings = { "aws:region": "ap-south-1" };
    const stack = await smallProject(serve).open(async () => void table("elsewhere"), settings);
    const { error, diagnostics } = await tryRun(stack, "up");
    expect(error).to.be.an("error");
    expect(`${diagnostics.join("\n")}${error}`).to.match(
      /aws:region is "ap-south-1".*"eu-west-1"/s,
    );
  });
});
