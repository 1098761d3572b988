import { expect } from "chai";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPlan, type Plan } from "pulumi-aws-local";
import { copyProject, type ProjectCopy } from "../support/projectCopy";
import { refusal } from "../support/refusal";
import { startOwnStack, type RunningStack } from "../support/stack";

describe("npm run plan", function () {
  this.timeout(90_000);
  let copy: ProjectCopy;
  let data: string;
  let stack: RunningStack | undefined;
  /** The plan while the stack was running. */
  let running: Plan;
  before(async () => {
    copy = copyProject();
    data = mkdtempSync(join(tmpdir(), "jukebox-planned-"));
    stack = await startOwnStack({ dataDir: data });
  });
  after(async () => {
    await stack?.stop();
    copy.remove();
    rmSync(data, { recursive: true, force: true });
  });

  /** The plan that the command prints, made in this process. */
  const planHere = (): Promise<Plan> => createPlan({ program: copy.folder, dataDir: data });

  function plan(
    ...args: string[]
  ): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const child = spawn(process.execPath, ["tools/local.cjs", "plan", "--data", data, ...args], {
      cwd: copy.folder,
    });
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk: Buffer) => (said.stdout += chunk));
    child.stderr.on("data", (chunk: Buffer) => (said.stderr += chunk));
    return new Promise((done) => child.once("close", (code) => done({ code, ...said })));
  }

  /** Every file of the data folder: its bytes and its modification time. */
  const contents = (): string[] =>
    readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, path, name }: any) => {
        const file = join(parentPath ?? path, name);
        return `${file} ${statSync(file).mtimeMs} ${createHash("sha256").update(readFileSync(file)).digest("hex")}`;
      })
      .sort();

  /**
   * Edits the program: one table is replaced, another one removed, and a setting changes a pool.
   */
  function edit(): void {
    copy.edit(
      "infra/data/tables.ts",
      'attributes: strings("OwnerId"),\n    hashKey: "OwnerId",',
      'attributes: strings("Owner"),\n    hashKey: "Owner",',
    );
    copy.edit("Pulumi.dev.yaml", "jukebox:demoUsers: true", "jukebox:demoUsers: false");
  }

  it("shows what would change, replace and delete in a running stack, as resources and as a tree", async () => {
    const { dynamo } = await clients();
    await dynamo("jukebox-carts", { OwnerId: { S: "user#1" } });
    edit();
    running = await planHere();
    const { resources } = running;
    const shown = (type: string, name: string) => {
      const { action, changes, deletes } = resources.find(
        (one) => one.name === name && one.type.endsWith(type),
      )!;
      return { action, changes, deletes };
    };
    expect(shown(":Table", "jukebox-carts")).to.deep.equal({
      action: "replace",
      changes: ["hashKey"],
      deletes: "1 item",
    });
    expect(shown(":User", "jukebox-demo")).to.deep.equal({
      action: "delete",
      changes: [],
      deletes: "1 account",
    });
    expect(shown(":Table", "jukebox-products")).to.deep.equal({
      action: "same",
      changes: [],
      deletes: undefined,
    });
    const { code, stdout: tree } = await plan();
    expect(code).to.equal(0);
    expect(tree).to.match(
      /^± .*aws:dynamodb\/table:Table jukebox-carts {2}\[hashKey\] {2}DELETES 1 item$/m,
    );
    expect(tree).to.match(/^- .*aws:cognito\/user:User jukebox-demo {2}DELETES 1 account$/m);
  });

  it("shows the same plan for a stopped stack, and does not change its data", async () => {
    await stack!.stop();
    const before = contents();
    expect(await planHere()).to.deep.equal(running);
    expect(contents()).to.deep.equal(before);
  });

  it("exits with 1 and an error if a deployment would be refused", async () => {
    copy.save(
      "index.ts",
      `import * as dynamodb from "@pulumi/aws/dynamodb";
      const attributes = ["OwnerId", "Spare"].map((name) => ({ name, type: "S" }));
      new dynamodb.Table("jukebox-carts", { hashKey: "OwnerId", attributes, billingMode: "PAY_PER_REQUEST" });\n`,
    );
    const { code, stdout, stderr } = await plan();
    expect([code, stdout]).to.deep.equal([1, ""]);
    expect(stderr).to.match(/^error: Resource "jukebox-carts" .*Unused attributes: \["Spare"\]/);
    copy.save(
      "index.ts",
      'import * as ec2 from "@pulumi/aws/ec2";\nexport const vpc = ec2.getVpcOutput({ default: true }).id;\n',
    );
    expect(await refusal(planHere())).to.match(
      /^The program calls the data source aws\.ec2\.getVpc .* Supported: aws\.getArn, /,
    );
    copy.save("index.ts", "export {};\n");
    expect(await refusal(planHere())).to.match(/^The program declares no resource, but \d+ exist/);
  });

  async function clients() {
    const { DynamoDBClient, ListTablesCommand, PutItemCommand } =
      await import("@aws-sdk/client-dynamodb");
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const client = new DynamoDBClient({
      endpoint: stack!.origin,
      region: "eu-west-1",
      credentials,
    });
    const dynamo = async (start: string, Item: any): Promise<void> => {
      const { TableNames } = await client.send(new ListTablesCommand({}));
      const TableName = TableNames!.find((name) => name.startsWith(start));
      await client.send(new PutItemCommand({ TableName, Item }));
    };
    return { dynamo };
  }
});
