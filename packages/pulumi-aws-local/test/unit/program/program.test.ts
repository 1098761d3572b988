import { expect } from "chai";
import { mkdtempSync, rmSync, cpSync, readFileSync, writeFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { planProgram } from "../../../src/program/planProgram";
import { planTree } from "../../../src/program/planTree";
import { ResourceRecords } from "../../../src/program/resourceRecords";
import { readStackConfig } from "../../../src/program/stackConfig";
import { createServices } from "../../../src/services/createServices";
import { openForPlan } from "../../../src/data/openForPlan";
import { createEvaluator } from "../../../src/program/evaluator";
import type { StackSettings } from "../../../src/stack/settings";
import { startStack, type LocalStack } from "../../../src/stack";

const TINY = join(__dirname, "fixtures/tiny");

describe("A program that is not the store", function () {
  this.timeout(60_000);
  let project: string;
  let data: string;
  let stack: LocalStack | undefined;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), "jukebox-tiny-"));
    data = join(project, "data");
    cpSync(TINY, project, { recursive: true });
    symlinkSync(resolve(__dirname, "../../../../../node_modules"), join(project, "node_modules"));
  });
  afterEach(async () => {
    await stack?.stop();
    stack = undefined;
    rmSync(project, { recursive: true, force: true });
  });

  /** Starts the program as it is in the folder now. */
  async function start(more: Partial<StackSettings> = {}): Promise<LocalStack> {
    const options = {
      port: 0,
      data,
      reset: false,
      allowExternalHttp: false,
      watch: false,
      allowDataLoss: false,
      config: {},
      ...more,
    };
    stack = await startStack({ ...options, projectDir: project, stack: "dev" });
    return stack;
  }

  function change(from: string, to: string): void {
    const file = join(project, "index.ts");
    const text = readFileSync(file, "utf8");
    expect(text).to.contain(from);
    writeFileSync(file, text.replace(from, to));
  }

  /** The actions that a plan against the data folder shows, by resource name. */
  async function planned(): Promise<Record<string, string>> {
    const config = readStackConfig(project, "dev");
    config.values["tiny:password"] = "any";
    const evaluator = createEvaluator(project);
    const opened = await openForPlan(data, "eu-central-1");
    const options = { origin: "http://localhost", allowExternalHttp: false };
    const { services } = createServices({ region: "eu-central-1", ...opened, options });
    const program = { projectDir: project, stack: "dev", config, evaluator };
    const resources = await planProgram(program, services, new ResourceRecords(opened.state));
    await opened.close();
    evaluator.close();
    expect(planTree("dev", resources)).to.match(/^stack dev\n/);
    return Object.fromEntries(
      resources.map(({ name, action, changes, retained, deletes }) => [
        name,
        [
          [action, ...changes].join(" "),
          ...(retained ? ["retained"] : []),
          ...(deletes ? [deletes] : []),
        ].join(", "),
      ]),
    );
  }

  async function firstNote(): Promise<unknown> {
    const secrets = { accessKeyId: "local", secretAccessKey: "local" };
    const { DynamoDBClient, GetItemCommand } = await import("@aws-sdk/client-dynamodb");
    const client = new DynamoDBClient({
      endpoint: stack!.origin,
      region: "eu-central-1",
      credentials: secrets,
    });
    const TableName = String(stack!.outputs.tableArn).split("/")[1]!;
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: { Id: { S: "first" } } }),
    );
    client.destroy();
    return Item?.Title?.S;
  }

  it("runs whole, with outputs, a generated secret and its items", async () => {
    const { outputs, origin, freshSecrets } = await start();
    expect(outputs.tableArn).to.match(
      /^arn:aws:dynamodb:eu-central-1:000000000000:table\/notes-table-[0-9a-f]{7}$/,
    );
    expect(outputs).to.deep.include({ hasPassword: true, awsEndpoint: origin });
    expect(Object.keys(freshSecrets)).to.deep.equal(["tiny:password"]);
    expect(await firstNote()).to.equal("hello");
    expect((await fetch(origin)).status).to.equal(404);
  });

  it("keeps tables and items over a restart, and shows secrets once", async () => {
    const first = await start();
    await first.stop();
    const { outputs, freshSecrets } = await start();
    expect(outputs.tableArn).to.equal(first.outputs.tableArn);
    expect(freshSecrets).to.deep.equal({});
    expect(await firstNote()).to.equal("hello");
  });

  it("plans and applies what changed in the program", async () => {
    const { outputs } = await start();
    expect(await planned()).to.deep.equal({
      notes: "same",
      "notes-table": "same",
      "notes-first": "same",
    });
    await stack!.stop();
    change('attributeName: "ExpiresAt"', 'attributeName: "Until"');
    change('S: "first"', 'S: "other"'); // ignoreChanges: ["item"]
    expect(await planned()).to.deep.equal({
      notes: "same",
      "notes-table": "update ttl",
      "notes-first": "same",
    });
    const restarted = await start();
    expect(restarted.outputs.tableArn).to.equal(outputs.tableArn);
    expect(await firstNote()).to.equal("hello");
    expect(await planned()).to.include({ "notes-table": "same" });
  });

  function leaveOutTheItem(): void {
    const text = readFileSync(join(project, "index.ts"), "utf8");
    const from = text.indexOf("    new aws.dynamodb.TableItem(");
    const to = text.indexOf("    this.registerOutputs");
    writeFileSync(join(project, "index.ts"), text.slice(0, from) + text.slice(to));
  }

  it("only forgets what has left the program with retainOnDelete", async () => {
    change('ignoreChanges: ["item"]', 'ignoreChanges: ["item"], retainOnDelete: true');
    await start();
    await stack!.stop();
    leaveOutTheItem();
    expect(await planned()).to.include({ "notes-first": "delete, retained" });
    await start();
    expect(await firstNote()).to.equal("hello");
    expect(await planned()).to.deep.equal({ notes: "same", "notes-table": "same" });
  });

  it("removes what has left the program", async () => {
    await start();
    await stack!.stop();
    leaveOutTheItem();
    expect(await planned()).to.include({ "notes-first": "delete" });
    await start();
    expect(await firstNote()).to.equal(undefined);
    expect(await planned()).to.deep.equal({ notes: "same", "notes-table": "same" });
  });

  it("applies the program again while it runs, its items and outputs kept", async () => {
    const { reapply, outputs } = await start();
    change('attributeName: "ExpiresAt"', 'attributeName: "Until"');
    change(
      'const notes = new Notes("notes");',
      'const notes = new Notes("notes");\nnew aws.sns.Topic("news", { tags: { of: notes.table.name } });',
    );
    const applied = await reapply();
    expect([...applied.types]).to.have.members(["aws:dynamodb/table:Table", "aws:sns/topic:Topic"]);
    expect(applied.outputs.tableArn).to.equal(outputs.tableArn);
    expect(await firstNote()).to.equal("hello");
    change('\nnew aws.sns.Topic("news", { tags: { of: notes.table.name } });', "");
    expect([...(await reapply()).types]).to.deep.equal(["aws:sns/topic:Topic"]);
    expect([...(await reapply()).types]).to.deep.equal([]);
  });

  it("changes nothing when what is to be applied again would lose items, or is protected", async () => {
    const { reapply } = await start();
    const refusal = () =>
      reapply().then(
        () => "none",
        (error: Error) => error.message,
      );
    const whole = readFileSync(join(project, "index.ts"), "utf8");
    change("{ parent: this },", "{ parent: this, protect: true },");
    expect(await refusal()).to.equal("none");
    const gone =
      'import * as aws from "@pulumi/aws";\nnew aws.sns.Topic("t");\nexport const tableArn = "none";';
    writeFileSync(join(project, "index.ts"), gone);
    expect(await refusal()).to.equal(
      'Resource "notes-table" (aws:dynamodb/table:Table) has left the program but is protected (protect): ' +
        "restore it, or remove its protection first.",
    );
    writeFileSync(join(project, "index.ts"), whole);
    expect(await refusal()).to.equal("none");
    writeFileSync(join(project, "index.ts"), gone);
    expect(await refusal())
      .to.contain('"notes-table" (aws:dynamodb/table:Table, ')
      .and.to.contain("1 item; it has left the program");
    writeFileSync(
      join(project, "index.ts"),
      whole.replaceAll('"Id"', '"No"').replace("Id:", "No:"),
    );
    expect(await refusal()).to.contain("1 item; it would be replaced, because of hashKey");
    writeFileSync(
      join(project, "index.ts"),
      whole.replace("const notes", "throw new Error('half');\nconst notes"),
    );
    expect(await refusal()).to.contain("half");
    expect(await firstNote()).to.equal("hello");
    writeFileSync(join(project, "index.ts"), whole);
    expect(await refusal()).to.equal("none");
  });

  it("serves the last deployment when a restart would replace a table with items", async () => {
    const { outputs } = await start();
    await stack!.stop();
    change(
      'hashKey: "Id",\n        attributes: [{ name: "Id"',
      'hashKey: "No",\n        attributes: [{ name: "No"',
    );
    change('Id: { S: "first" }', 'No: { S: "first" }');
    change('ignoreChanges: ["item"]', "ignoreChanges: []");
    expect((await planned())["notes-table"]).to.equal("replace hashKey, 1 item");
    const refused = await start();
    expect(refused.notices.join()).to.match(
      /"notes-table" \(aws:dynamodb\/table:Table, notes-table-\w{7}\): 1 item; it would be replaced, because of hashKey\n/,
    );
    expect(refused.outputs.tableArn).to.equal(outputs.tableArn);
    expect(await firstNote()).to.equal("hello");
    await stack!.stop();
    const agreed = await start({ allowDataLoss: true });
    expect(agreed.outputs.tableArn).to.not.equal(outputs.tableArn);
    expect((await planned())["notes-table"]).to.equal("same");
  });

  it("names a resource type that it does not know", async () => {
    change(
      'const notes = new Notes("notes");',
      'const notes = new Notes("notes");\nnew aws.sqs.Queue("line");',
    );
    const error = await start().catch((reason: Error) => reason);
    expect((error as Error).message).to.contain(
      'Resource "line" is of type "aws:sqs/queue:Queue", which the local stack does not know.',
    );
  });

  it("names a property that it does not know", async () => {
    change(
      'hashKey: "Id",\n        attr',
      'hashKey: "Id",\n        restoreSourceName: "other",\n        attr',
    );
    const error = await start().catch((reason: Error) => reason);
    expect((error as Error).message).to.contain(
      'Resource "notes-table" (aws:dynamodb/table:Table) sets "restoreSourceName", which the local stack does not know.',
    );
  });

  it("names a resource that AWS would refuse, whatever else waits for it", async () => {
    change(
      'const notes = new Notes("notes");',
      'const notes = new Notes("notes");\n' +
        'const bad = new aws.cognito.UserPool("bad", { passwordPolicy: { minimumLength: 3 } });\n' +
        'new aws.cognito.UserPoolClient("app", { userPoolId: bad.id });',
    );
    const error = await start().catch((reason: Error) => reason);
    expect((error as Error).message).to.equal(
      'Resource "bad" (aws:cognito/userPool:UserPool) is refused: InvalidParameterException: ' +
        "1 validation error detected: Value '3' at 'policies.passwordPolicy.minimumLength' failed " +
        "to satisfy constraint: Member must have value between 6 and 99",
    );
  });

  it("refuses a program that calls a data source of what exists at AWS", async () => {
    change(
      'const notes = new Notes("notes");',
      'const notes = new Notes("notes");\nexport const who = aws.getAvailabilityZonesOutput().names;',
    );
    const error = await start().catch((reason: Error) => reason);
    expect((error as Error).message).to.contain(
      'calls the data source aws.getAvailabilityZones ("aws:index/getAvailabilityZones:getAvailabilityZones")',
    );
  });
});
