import {
  type AttributeValue,
  DynamoDBClient,
  ListTablesCommand,
  PutItemCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { join } from "node:path";
import type { Evaluator } from "../../../../src/program/evaluator";
import type { Consent, Loss } from "../../../../src/program/losses";
import { startStack, type LocalStack, type StartParts } from "../../../../src/stack";
import { ProgramFolder, type Files } from "./programFolder";
import { createReusedEvaluator } from "./reusedEvaluator";

/** Helpers for the programs of these tests. */
const KIT = `
const pulumi = require("@pulumi/pulumi");
const custom = (type) => (name, props = {}, opts = {}) => new pulumi.CustomResource(type, name, props, opts);
const rawTable = custom("aws:dynamodb/table:Table");
const key = (name) => ({ hashKey: name, attributes: [{ name, type: "S" }] });
const table = (name, props, opts) =>
  rawTable(name, { name: undefined, ...key("Id"), billingMode: "PAY_PER_REQUEST", ...props }, opts);
const topic = custom("aws:sns/topic:Topic");
const component = (name, opts, type = "small:index:Group") => new pulumi.ComponentResource(type, name, {}, opts);
`;

/** A local stack whose program is changed while it runs. */
export class LocalProgram {
  stack!: LocalStack;
  /** The losses of the last deployment. */
  losses: readonly Loss[] = [];

  private constructor(
    readonly folder: ProgramFolder,
    private readonly parts: StartParts,
    private readonly newEvaluator: (folder: string) => Evaluator,
  ) {}

  /** @param newEvaluator `createEvaluator` for a program that changes its process, or whose process is the subject */
  static async start(
    program: string,
    files: Files = {},
    parts: StartParts = {},
    newEvaluator = createReusedEvaluator,
  ): Promise<LocalProgram> {
    const started = new LocalProgram(new ProgramFolder(), parts, newEvaluator);
    await started.restart(program, files);
    return started;
  }

  /** Restarts the stack on its data, with another program. */
  async restart(program: string, files: Files = {}): Promise<void> {
    await this.stack?.stop();
    this.#write(program, files);
    const options = { allowExternalHttp: false, allowDataLoss: false, reset: false, config: {} };
    const data = join(this.folder.path, "data");
    this.stack = await startStack(
      {
        ...options,
        projectDir: this.folder.path,
        stack: "dev",
        port: 0,
        data,
        watch: false, // otherwise a process would wait for the next evaluation, even after the last one
      },
      { evaluator: this.newEvaluator(this.folder.path), ...this.parts },
    );
  }

  /**
   * Applies another program.
   * @returns the changed types
   */
  async apply(program: string, agrees = false, files: Files = {}): Promise<string[]> {
    this.#write(program, files);
    this.losses = [];
    const consent: Consent = (losses) => {
      this.losses = losses;
      return agrees;
    };
    return [...(await this.stack.reapply(consent)).types].sort();
  }

  /** Saves another program, without applying it. */
  save(program: string, files: Files = {}): void {
    this.#write(program, files);
  }

  /** Message of the error with which the program is refused. */
  async refusal(program: string, files: Files = {}): Promise<string> {
    return this.apply(program, false, files).then(
      () => "none",
      ({ message }: Error) => message,
    );
  }

  /** Configuration for AWS's own clients. */
  get client() {
    return {
      endpoint: this.stack.origin,
      region: "eu-central-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    };
  }

  output(name: string): string {
    return String(this.stack.outputs[name]);
  }

  async put(TableName: string, Item: Record<string, AttributeValue>): Promise<void> {
    await this.#call((client) => client.send(new PutItemCommand({ TableName, Item })));
  }

  /** Number of items; "none" if the table does not exist. */
  async count(TableName: string): Promise<number | "none"> {
    return this.#call((client) =>
      client.send(new ScanCommand({ TableName, ConsistentRead: true })).then(
        ({ Count }) => Count!,
        (error: Error) => {
          if (error.name === "ResourceNotFoundException") return "none" as const;
          throw error;
        },
      ),
    );
  }

  async tables(): Promise<string[]> {
    return this.#call(async (client) => (await client.send(new ListTablesCommand({}))).TableNames!);
  }

  async stop(): Promise<void> {
    await this.stack?.stop();
    this.folder.remove();
  }

  #write(program: string, files: Files): void {
    this.folder.write({ "index.js": KIT + program, ...files });
  }

  async #call<T>(work: (client: DynamoDBClient) => Promise<T>): Promise<T> {
    const client = new DynamoDBClient(this.client);
    return work(client).finally(() => client.destroy());
  }
}
