import { expect } from "chai";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CognitoIdentityProviderClient,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { createStack, VisibleError, type CreateStackOptions, type Stack } from "../../src";
import { ProgramFolder, type Files } from "./program/support/programFolder";

const PROGRAM = `
import * as cognito from "@pulumi/aws/cognito";
import * as dynamodb from "@pulumi/aws/dynamodb";
import * as pulumi from "@pulumi/pulumi";
const config = new pulumi.Config();
const attributes = [{ name: "id", type: "S" }];
const table = new dynamodb.Table("notes", { attributes, hashKey: "id", billingMode: "PAY_PER_REQUEST" });
const pool = new cognito.UserPool("users", { autoVerifiedAttributes: ["email"], usernameAttributes: ["email"] });
const client = new cognito.UserPoolClient("client", { userPoolId: pool.id });
export const tableName = table.name;
export const clientId = client.id;
export const greeting = config.get("greeting");
export const stack = pulumi.getStack();
`;

const credentials = { accessKeyId: "local", secretAccessKey: "local" };

describe("createStack", function () {
  this.timeout(60_000);
  let project: ProgramFolder;
  const started: Stack[] = [];
  beforeEach(() => (project = new ProgramFolder({ "index.ts": PROGRAM })));
  afterEach(async () => {
    for (const stack of started.splice(0)) await stack.close();
    project.remove();
  });

  async function start(options: CreateStackOptions = {}): Promise<Stack> {
    const stack = await createStack({ program: project.path, ...options });
    started.push(stack);
    return stack;
  }

  async function refusal(options: object, files?: Files): Promise<Error> {
    if (files !== undefined) project.write(files);
    return start(options).then(
      () => expect.fail("it started"),
      (error: Error) => error,
    );
  }

  const dynamoDb = ({ url }: Stack): DynamoDBClient =>
    new DynamoDBClient({ endpoint: url, region: "eu-central-1", credentials });

  async function put(stack: Stack, id: string): Promise<void> {
    const Item = { id: { S: id } };
    await dynamoDb(stack).send(new PutItemCommand({ TableName: stack.outputs.tableName, Item }));
  }

  async function has(stack: Stack, id: string): Promise<boolean> {
    const Key = { id: { S: id } };
    const get = new GetItemCommand({ TableName: stack.outputs.tableName, Key });
    return (await dynamoDb(stack).send(get)).Item !== undefined;
  }

  const signUp = ({ url, outputs }: Stack, address: string): Promise<unknown> =>
    new CognitoIdentityProviderClient({ endpoint: url, region: "eu-central-1" }).send(
      new SignUpCommand({
        ClientId: outputs.clientId,
        Username: address,
        Password: "Password-1",
        UserAttributes: [{ Name: "email", Value: address }],
      }),
    );

  describe("while one stack runs", () => {
    let folder: ProgramFolder;
    let stack: Stack;
    before(async () => {
      folder = new ProgramFolder({ "index.ts": PROGRAM });
      stack = await createStack({
        program: folder.path,
        config: { "small:greeting": "hello" },
      });
    });
    after(async () => {
      await stack?.close();
      folder.remove();
    });

    it("runs the program with its settings, and serves its outputs", async () => {
      expect(stack.outputs).to.include({
        greeting: "hello",
        stack: "dev",
        awsEndpoint: stack.url,
      });
      await put(stack, "first");
      expect(await has(stack, "first")).to.equal(true);
    });

    it("returns to the deployed state, and to a snapshot", async () => {
      await put(stack, "first");
      const snapshot = await stack.snapshot();
      await put(stack, "second");
      await stack.reset();
      expect(await has(stack, "first")).to.equal(false);
      await stack.restore(snapshot);
      expect(await has(stack, "first")).to.equal(true);
      expect(await has(stack, "second")).to.equal(false);
    });

    it("has a clock that tests can move", async () => {
      const before = stack.clock.now();
      stack.clock.advance(3_600_000);
      expect(stack.clock.now()).to.be.within(before + 3_600_000, before + 3_660_000);
    });

    it("rejects arguments of wrong types, and changes nothing", async () => {
      const { clock, inbox } = stack;
      const before = clock.now();
      const cases: [call: (...given: any[]) => unknown, given: unknown[], message: string][] = [
        [stack.restore, [], '"snapshot" is undefined; expected a snapshot of this stack.'],
        [stack.restore, ["x"], '"snapshot" is "x"; expected a snapshot of this stack.'],
        [inbox.waitFor, [5], '"address" is 5; expected a string that is not empty.'],
        [inbox.waitFor, ["a@b", { timeout: 1 }], 'inbox.waitFor has no option "timeout"; it has '],
        [inbox.waitFor, ["a@b", { timeoutMs: Infinity }], '"timeoutMs" is Infinity; expected a '],
        [clock.set.bind(clock), [null], "clock.set(null): expected a time"],
        [clock.set.bind(clock), ["2030-01-01"], "clock.set(2030-01-01): expected a time"],
      ];
      for (const [call, given, message] of cases) {
        const error = await (async () => call(...given))().catch((reason: unknown) => reason);
        expect(error, message).to.be.instanceOf(VisibleError);
        expect((error as Error).message).to.contain(message);
      }
      expect(clock.now()).to.be.within(before, before + 60_000);
    });

    it("has an inbox that waits for the next mail to an address, and returns each mail once", async () => {
      const waiting = stack.inbox.waitFor("Ada@example.com");
      await signUp(stack, "bob@example.com");
      await signUp(stack, "ada@example.com");
      expect((await waiting).to).to.deep.equal(["ada@example.com"]);
      expect((await stack.inbox.waitFor("bob@example.com")).to).to.deep.equal(["bob@example.com"]);
      expect(stack.inbox.list()).to.have.length(2);
      const late = await stack.inbox
        .waitFor("bob@example.com", { timeoutMs: 20 })
        .catch(({ message }: Error) => message);
      expect(late).to.equal(
        'No mail to "bob@example.com" within 20 ms; there is mail to ada@example.com, bob@example.com.',
      );
    });

    it("applies the program again on reload, and keeps the data", async () => {
      await put(stack, "kept");
      folder.write({ "index.ts": PROGRAM + "export const more = 1;\n" });
      await stack.reload();
      expect(stack.outputs.more).to.equal(1);
      expect(await has(stack, "kept")).to.equal(true);
    });

    it("rejects a reload of a program that throws, with its error and place, and keeps serving", async () => {
      await put(stack, "kept");
      folder.write({ "index.ts": `${PROGRAM}throw new RangeError("too much");\n` });
      const error = await stack.reload().catch((reason: Error) => reason);
      folder.write({ "index.ts": PROGRAM });
      expect(error).to.be.instanceOf(VisibleError);
      expect(error).to.include({ name: "VisibleError", message: "too much" });
      expect((error as Error).cause).to.include({ name: "RangeError", message: "too much" });
      expect((error as Error).stack).to.match(/^RangeError: too much\n.*index\.ts:\d+/);
      expect(await has(stack, "kept")).to.equal(true);
    });

    it("rejects a reload that would delete data, and keeps serving", async () => {
      await put(stack, "kept");
      folder.write({ "index.ts": PROGRAM.replace('"notes"', '"others"') });
      const refused = await stack.reload().catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(VisibleError);
      expect(await has(stack, "kept")).to.equal(true);
    });

    it("keeps its data in a temporary folder that close() removes", async () => {
      expect(stack.dataDir.startsWith(tmpdir())).to.equal(true);
      expect(existsSync(stack.dataDir)).to.equal(true);
      await stack.close();
      expect(existsSync(stack.dataDir)).to.equal(false);
      await stack.close();
    });
  });

  it("rejects calls that need a running stack after close(), and a wait for a mail at once", async () => {
    const stack = await start();
    const snapshot = await stack.snapshot();
    const waiting = stack.inbox.waitFor("ada@example.com", { timeoutMs: 2 ** 31 - 1 });
    const ended = waiting.catch((error: Error) => error);
    await stack.close();
    const calls = [
      () => ended.then((error) => Promise.reject(error)),
      () => stack.inbox.waitFor("ada@example.com"),
      async () => stack.inbox.list(),
      () => stack.reset(),
      () => stack.snapshot(),
      () => stack.restore(snapshot),
      () => stack.reload(),
    ];
    for (const call of calls) {
      const error = await call().catch((reason: Error) => reason);
      expect(error, String(call)).to.be.instanceOf(VisibleError);
      expect(error).to.have.property("message", "The stack has been stopped.");
    }
  });

  it("keeps a given data folder for the next stack", async () => {
    const dataDir = join(project.path, "data");
    const first = await start({ dataDir });
    await put(first, "kept");
    await first.close();
    const second = await start({ dataDir });
    expect(await has(second, "kept")).to.equal(true);
  });

  it("prevents other users from reading keys and data in a given folder", async function () {
    if (process.platform === "win32") this.skip();
    const dataDir = join(project.path, "data");
    mkdirSync(dataDir, { mode: 0o755 });
    const stack = await start({ dataDir });
    await put(stack, "private");
    const names = readdirSync(dataDir).filter((name) => /^(state$|dynamodb\.sqlite)/.test(name));
    expect(names).to.include.members(["state", "dynamodb.sqlite"]);
    for (const name of names) {
      expect(statSync(join(dataDir, name)).mode & 0o077, name).to.equal(0);
    }
  });

  it("rejects the data folder of another stack, and keeps its data", async () => {
    const dataDir = join(project.path, "data");
    const dev = await start({ dataDir });
    await put(dev, "kept");
    await dev.close();
    project.write({
      "index.ts": PROGRAM,
      "Pulumi.prod.yaml": "config:\n  aws:region: eu-central-1\n",
    });
    const { message } = await refusal({ dataDir, stack: "prod" });
    expect(message).to.contain('holds the stack "small/dev"; this is "small/prod"');
    expect(await has(await start({ dataDir, stack: "dev" }), "kept")).to.equal(true);
  });

  it("runs several stacks at once, each with its own data", async () => {
    const [first, second] = await Promise.all([start(), start()]);
    await put(first, "only here");
    expect(await has(first, "only here")).to.equal(true);
    expect(await has(second, "only here")).to.equal(false);
    await first.close();
    await put(second, "goes on");
    expect(await has(second, "goes on")).to.equal(true);
  });

  it("closes at the end of an `await using` block", async () => {
    let dataDir: string;
    {
      await using stack = await createStack({ program: project.path });
      dataDir = stack.dataDir;
      expect(existsSync(dataDir)).to.equal(true);
    }
    expect(existsSync(dataDir)).to.equal(false);
  });

  describe("refuses by name, and leaves nothing behind:", () => {
    // A folder of its own: other tests that run at the same time have temporary folders too.
    const { TMPDIR, TEMP, TMP } = process.env; // Windows reads the others
    let temporary: string;
    before(() => {
      temporary = mkdtempSync(join(tmpdir(), "createStack-"));
      Object.assign(process.env, { TMPDIR: temporary, TEMP: temporary, TMP: temporary });
    });
    after(() => {
      for (const [name, value] of Object.entries({ TMPDIR, TEMP, TMP })) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      rmSync(temporary, { recursive: true });
    });

    const temporaryFolders = (): string[] =>
      readdirSync(tmpdir()).filter((name) => name.startsWith("pulumi-aws-local-"));
    const cases: [title: string, options: object, files: Files | undefined, message: RegExp][] = [
      ["an unknown option", { prot: 1 }, undefined, /no option "prot"; it has program, stack/],
      ["an invalid port", { port: -1 }, undefined, /"port" is -1; expected a whole number/],
      ["a port as text", { port: "80" }, undefined, /"port" is "80"; expected a whole number/],
      ["a program that is no path", { program: 5 }, undefined, /"program" is 5; expected a string/],
      ["an empty data folder", { dataDir: "" }, undefined, /"dataDir" is ""; expected a string/],
      ["a stack without a name", { stack: null }, undefined, /"stack" is null; expected a string/],
      ["settings as text", { config: "a=b" }, undefined, /"config" is "a=b"; expected an object/],
      [
        "a setting without a value",
        { config: { "aws:region": undefined } },
        undefined,
        /"config" of "aws:region" is undefined; expected a string, number or boolean/,
      ],
      ["a switch as text", { watch: "no" }, undefined, /"watch" is "no"; expected true or false/],
      [
        "consent as text",
        { allowDataLoss: "false" },
        undefined,
        /"allowDataLoss" is "false"; expected true or false/,
      ],
      [
        "a number as a switch",
        { allowExternalHttp: 0 },
        undefined,
        /"allowExternalHttp" is 0; expected true or false/,
      ],
      [
        "tokens that never are valid",
        { accessTokenSeconds: 0 },
        undefined,
        /"accessTokenSeconds" is 0; expected a whole number from 1 to 86400/,
      ],
      [
        "an observer that cannot be called",
        { observer: { handler: true } },
        undefined,
        /"observer" is an object; expected an object with functions \(authorization, handler\)/,
      ],
      [
        "a file as data folder",
        { dataDir: __filename },
        undefined,
        /data folder ".+" can't be used: it is a file; expected a folder/,
      ],
      [
        "a folder without a project",
        { program: "/" },
        undefined,
        /^"(\/|[A-Z]:\\)" holds no Pulumi\.yaml/,
      ],
      ["an unknown stack", { stack: "nope" }, undefined, /There is no stack "nope".*here: dev\./],
      [
        "an unknown setting",
        { config: { nope: "1" } },
        { "Pulumi.yaml": "name: small\nruntime: nodejs\nconfig:\n  greeting: hello\n" },
        /no setting "nope"\. Settings: greeting\./,
      ],
      ["a program that throws", {}, { "index.ts": 'throw new Error("broken");' }, /broken/],
    ];
    for (const [title, options, files, message] of cases) {
      it(title, async () => {
        const before = temporaryFolders();
        const error = await refusal(options, files);
        expect(error).to.be.instanceOf(VisibleError);
        expect(error.message).to.match(message);
        expect(temporaryFolders()).to.deep.equal(before);
      });
    }
  });
});
