import { expect } from "chai";
import { mkdtempSync, rmSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { planProgram } from "../../../src/program/planProgram";
import { planTree } from "../../../src/program/planTree";
import { ResourceRecords } from "../../../src/program/resourceRecords";
import { readStackConfig } from "../../../src/program/stackConfig";
import { createServices } from "../../../src/services/createServices";
import { openForPlan } from "../../../src/data/openForPlan";
import type { StackSettings } from "../../../src/stack/settings";
import { startStack, type LocalStack } from "../../../src/stack";
import { createReusedEvaluator } from "./support/reusedEvaluator";
import { linkFolder } from "../support/linkFolder";

const TINY = join(__dirname, "fixtures/tiny");

describe("A program other than the store", function () {
  this.timeout(60_000);
  let project: string;
  let data: string;
  let stack: LocalStack | undefined;

  /** Copies the program into a new folder. */
  function begin(): void {
    project = mkdtempSync(join(tmpdir(), "jukebox-tiny-"));
    data = join(project, "data");
    cpSync(TINY, project, { recursive: true });
    linkFolder(resolve(__dirname, "../../../../../node_modules"), join(project, "node_modules"));
  }

  async function end(): Promise<void> {
    await stack?.stop();
    stack = undefined;
    rmSync(project, { recursive: true, force: true });
  }

  /** Starts the current program of the folder. */
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
    stack = await startStack(
      { ...options, projectDir: project, stack: "dev" },
      { evaluator: createReusedEvaluator(project) },
    );
    return stack;
  }

  function change(from: string, to: string): void {
    const file = join(project, "index.ts");
    const text = readFileSync(file, "utf8");
    expect(text).to.contain(from);
    writeFileSync(file, text.replace(from, to));
  }

  /** The actions in a plan against the data folder, by resource name. */
  async function planned(): Promise<Record<string, string>> {
    const config = readStackConfig(project, "dev");
    config.values["tiny:password"] = "any";
    const evaluator = createReusedEvaluator(project);
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

  /** The title of a table's item. */
  async function noteOf(id: string): Promise<unknown> {
    const secrets = { accessKeyId: "local", secretAccessKey: "local" };
    const { DynamoDBClient, GetItemCommand } = await import("@aws-sdk/client-dynamodb");
    const client = new DynamoDBClient({
      endpoint: stack!.origin,
      region: "eu-central-1",
      credentials: secrets,
    });
    const TableName = String(stack!.outputs.tableArn).split("/")[1]!;
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: { Id: { S: id } } }));
    client.destroy();
    return Item?.Title?.S;
  }

  const firstNote = () => noteOf("first");

  const write = (text: string): void => writeFileSync(join(project, "index.ts"), text);

  /** A program that declares an additional topic, which needs another module of Pulumi's. */
  const NEWS = '\nnew sns.Topic("news", { tags: { of: notes.table.name } });';
  const SNS = 'import * as sns from "@pulumi/aws/sns";\n';

  /** These tests share one data folder. */
  describe("when it changes", () => {
    let first: LocalStack;
    before(async () => {
      begin();
      first = await start();
    });
    after(end);

    it("runs with outputs, a generated secret and its items", async () => {
      const { outputs, origin, freshSecrets } = first;
      expect(outputs.tableArn).to.match(
        /^arn:aws:dynamodb:eu-central-1:000000000000:table\/notes-table-[0-9a-f]{7}$/,
      );
      expect(outputs).to.deep.include({ hasPassword: true, awsEndpoint: origin });
      expect(Object.keys(freshSecrets)).to.deep.equal(["tiny:password"]);
      expect(await firstNote()).to.equal("hello");
      expect((await fetch(origin)).status).to.equal(404);
    });

    it("keeps tables and items after a restart, and shows secrets once", async () => {
      await stack!.stop();
      const { outputs, freshSecrets } = await start();
      expect(outputs.tableArn).to.equal(first.outputs.tableArn);
      expect(freshSecrets).to.deep.equal({});
      expect(await firstNote()).to.equal("hello");
    });

    it("plans and applies changes of the program", async () => {
      const { outputs } = stack!;
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

    it("reapplies the program at run time, and keeps items and outputs", async () => {
      const { reapply, outputs } = stack!;
      const tableArn = outputs.tableArn;
      cpSync(TINY, project, { recursive: true }); // the TTL attribute changes back
      change(
        'import * as pulumi from "@pulumi/pulumi";\n',
        `import * as pulumi from "@pulumi/pulumi";\n${SNS}`,
      );
      change('const notes = new Notes("notes");', `const notes = new Notes("notes");${NEWS}`);
      const applied = await reapply();
      expect([...applied.types]).to.have.members([
        "aws:dynamodb/table:Table",
        "aws:sns/topic:Topic",
      ]);
      expect(applied.outputs.tableArn).to.equal(tableArn);
      expect(await firstNote()).to.equal("hello");
      change(NEWS, "");
      expect([...(await reapply()).types]).to.deep.equal(["aws:sns/topic:Topic"]);
      expect([...(await reapply()).types]).to.deep.equal([]);
    });

    it("changes nothing when a reapplied program would lose items, or delete protected resources", async () => {
      const { reapply } = stack!;
      const refusal = () =>
        reapply().then(
          () => "none",
          (error: Error) => error.message,
        );
      const whole = readFileSync(join(project, "index.ts"), "utf8");
      change("{ parent: this },", "{ parent: this, protect: true },");
      expect(await refusal()).to.equal("none");
      const gone = `${SNS}new sns.Topic("t");\nexport const tableArn = "none";`;
      write(gone);
      expect(await refusal()).to.equal(
        'Resource "notes-table" (aws:dynamodb/table:Table) has left the program but is protected (protect): ' +
          "restore it, or remove its protection first.",
      );
      write(whole);
      expect(await refusal()).to.equal("none");
      write(gone);
      expect(await refusal())
        .to.contain('"notes-table" (aws:dynamodb/table:Table, ')
        .and.to.contain("1 item; it has left the program");
      write(whole.replaceAll('"Id"', '"No"').replace("Id:", "No:"));
      expect(await refusal()).to.contain("1 item; it would be replaced, because of hashKey");
      write(whole.replace("const notes", "throw new Error('half');\nconst notes"));
      expect(await refusal()).to.contain("half");
      expect(await firstNote()).to.equal("hello");
      write(whole);
      expect(await refusal()).to.equal("none");
    });

    it("serves the last deployment when a restart would replace a table with items", async () => {
      const tableArn = stack!.outputs.tableArn;
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
      expect(refused.outputs.tableArn).to.equal(tableArn);
      expect(await firstNote()).to.equal("hello");
      await stack!.stop();
      const agreed = await start({ allowDataLoss: true });
      expect(agreed.outputs.tableArn).to.not.equal(tableArn);
      expect((await planned())["notes-table"]).to.equal("same");
    });
  });

  describe("when resources leave it", () => {
    const ITEM = /^ {4}new dynamodb\.TableItem\((?:.*\n)+?^ {4}\);\n/m;
    let plan: Record<string, string>;
    before(async () => {
      begin();
      const whole = readFileSync(join(project, "index.ts"), "utf8");
      const [first] = ITEM.exec(whole)!;
      const kept = first
        .replace("-first", "-kept")
        .replace("item }", 'item: item.apply((one) => one.replace("first", "kept")) }')
        .replace('ignoreChanges: ["item"]', 'ignoreChanges: ["item"], retainOnDelete: true');
      write(whole.replace(first, () => first + kept));
      await start();
      expect([await firstNote(), await noteOf("kept")]).to.deep.equal(["hello", "hello"]);
      await stack!.stop();
      write(whole.replace(first, ""));
      plan = await planned();
      await start();
    });
    after(end);

    it("deletes only the records of resources with retainOnDelete that left the program", async () => {
      expect(plan).to.include({ "notes-kept": "delete, retained" });
      expect(await noteOf("kept")).to.equal("hello");
    });

    it("deletes resources that left the program", async () => {
      expect(plan).to.include({ "notes-first": "delete" });
      expect(await firstNote()).to.equal(undefined);
      expect(await planned()).to.deep.equal({ notes: "same", "notes-table": "same" });
    });
  });

  describe("when its first start is rejected", () => {
    beforeEach(begin);
    afterEach(end);

    /** Message of the error for the program with `more` appended. */
    async function refusal(imports = "", more = ""): Promise<string> {
      const text = readFileSync(join(project, "index.ts"), "utf8");
      write(`${imports}\n${text}\n${more}`);
      return start().then(
        () => "none",
        ({ message }: Error) => message,
      );
    }

    it("names an unknown resource type", async () => {
      expect(
        await refusal('import * as sqs from "@pulumi/aws/sqs";', 'new sqs.Queue("line");'),
      ).to.contain(
        'Resource "line" is of type "aws:sqs/queue:Queue", which the local stack does not support.',
      );
    });

    it("names an unknown property", async () => {
      change(
        'hashKey: "Id",\n        attr',
        'hashKey: "Id",\n        restoreSourceName: "other",\n        attr',
      );
      expect(await refusal()).to.contain(
        'Resource "notes-table" (aws:dynamodb/table:Table) sets "restoreSourceName", which the local stack does not support.',
      );
    });

    it("names a resource that AWS would reject, even if others depend on it", async () => {
      expect(
        await refusal(
          'import * as cognito from "@pulumi/aws/cognito";',
          'const bad = new cognito.UserPool("bad", { passwordPolicy: { minimumLength: 3 } });\n' +
            'new cognito.UserPoolClient("app", { userPoolId: bad.id });',
        ),
      ).to.equal(
        'Resource "bad" (aws:cognito/userPool:UserPool) is refused: ' +
          '"passwordPolicy.minimumLength" must be a whole number from 6 to 99, got 3.',
      );
    });

    it("rejects a program with a data source that reads an AWS account", async () => {
      expect(
        await refusal(
          'import * as aws from "@pulumi/aws";', // the whole package, as many programs import it
          "export const who = aws.getAvailabilityZonesOutput().names;",
        ),
      ).to.contain(
        'calls the data source aws.getAvailabilityZones ("aws:index/getAvailabilityZones:getAvailabilityZones")',
      );
    });
  });
});
