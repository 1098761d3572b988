import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import type { Stack } from "@pulumi/pulumi/automation";
import { awsClients } from "./support/aws";
import { smallProject } from "./support/project";
import { startServe, type Serve } from "./support/serve";
import { aws, REGION, table } from "./support/smallProgram";
import { run, tryRun } from "./support/steps";

/** Declares a property as a program in a language whose SDK passes on every property. */
function declareUnknownProperty(): void {
  const key = { attributes: [{ name: "Id", type: "S" }], hashKey: "Id" };
  new AnyResource("aws:dynamodb/table:Table", "songs", { ...key, colour: "red" });
}

class AnyResource extends pulumi.CustomResource {}

describe("Errors of the provider, as Pulumi's engine shows them", function () {
  this.timeout(600_000);
  let serve: Serve;
  let declare: () => unknown;
  let stack: Stack;
  before(async () => {
    serve = await startServe();
    stack = await smallProject(serve).open(async () => (await declare()) as any, REGION);
  });
  after(() => serve.stop());

  /** The output of a preview that must fail. */
  const refusal = async (): Promise<string> => {
    const { error, diagnostics } = await tryRun(stack, "preview");
    expect(error, "of the preview").to.be.an("error");
    return diagnostics.join("\n");
  };

  it("names an unknown property at its resource", async () => {
    declare = declareUnknownProperty;
    expect(await refusal()).to.match(
      /aws:dynamodb\/table:Table resource 'songs': property colour .*has a problem/,
    );
  });

  it("names the allowed values for a wrong value", async () => {
    declare = () => table("songs", { streamEnabled: true, streamViewType: "ALL" });
    expect(await refusal())
      .to.contain('got "ALL"')
      .and.to.contain("NEW_AND_OLD_IMAGES");
  });

  it("names an unknown type, and the known types", async () => {
    declare = () => new (aws().ec2.Vpc)("net", { cidrBlock: "10.0.0.0/16" });
    expect(await refusal())
      .to.contain("aws:ec2/vpc:Vpc")
      .and.to.contain("aws:dynamodb/table:Table");
  });

  it("names an unknown data source", async () => {
    declare = () => aws().ec2.getVpc({ default: true });
    expect(await refusal()).to.contain("aws:ec2/getVpc:getVpc");
  });

  it("leaves nothing behind after a rejected up", async () => {
    declare = declareUnknownProperty;
    expect((await tryRun(stack, "up")).error).to.be.an("error");
    expect(await awsClients(serve.origin).tables()).to.deep.equal([]);
  });

  it("responds to data sources", async () => {
    declare = async () => {
      const [region, caller] = [await aws().getRegion(), await aws().getCallerIdentity()];
      return { region: region.region, account: caller.accountId };
    };
    const { outputs } = await run(stack, "up");
    expect(outputs.region.value).to.equal("eu-west-1");
    expect(outputs.account.value).to.match(/^\d{12}$/);
  });
});
