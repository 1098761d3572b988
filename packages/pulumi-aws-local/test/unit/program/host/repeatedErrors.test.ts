import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { expect } from "chai";
import { silenceRepeatedErrors } from "../../../../src/program/host/repeatedErrors";
import { AWS, ProgramFolder } from "../support/programFolder";

const BIN = resolve(__dirname, "../../../../bin/pulumi-aws-local.cjs");

const HEAD = `const pulumi = require("@pulumi/pulumi");\n${AWS}`;

/** A policy document of a table that is refused. */
const REFUSED = `${HEAD}
const table = new aws.dynamodb.Table("notes", { attributes: [], hashKey: "id", billingMode: "PAY_PER_REQUEST" });
aws.iam.getPolicyDocumentOutput({ statements: [{ actions: ["dynamodb:GetItem"], resources: [table.arn] }] });
`;

/** A data source whose argument fails by itself. */
const OWN_FAILURE = `${HEAD}
aws.getArnOutput({ arn: pulumi.output(Promise.reject(new Error("own failure"))) });
`;

async function errorsOfPlan(program: string): Promise<string> {
  const project = new ProgramFolder({ "index.js": program });
  const child = spawn(process.execPath, [BIN, "plan", "--program", project.path]);
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk));
  await new Promise((done) => child.once("close", done));
  project.remove();
  return stderr;
}

describe("silenceRepeatedErrors", function () {
  this.timeout(60_000);

  it("silences what the SDK repeats of a refused resource", async () => {
    const stderr = await errorsOfPlan(REFUSED);
    expect(stderr).to.match(/^error: Resource "notes" \(aws:dynamodb\/table:Table\) is refused: /);
    expect(stderr).to.not.contain("Error serializing arguments");
  });

  it("keeps the SDK's message for an argument that fails by itself", async () => {
    const stderr = await errorsOfPlan(OWN_FAILURE);
    expect(stderr).to.contain("Error serializing arguments for invoke aws:index/getArn:getArn");
  });

  it("does not change a log whose functions cannot be replaced", () => {
    const log = Object.freeze({ error: async () => {} });
    const { error } = log;
    silenceRepeatedErrors(log);
    expect(log.error).to.equal(error);
  });
});
