import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServices } from "../../../../src/services/createServices";
import { DynamoDb } from "../../../../src/services/dynamodb/service";
import { startEngine } from "../../../../src/services/dynamodb/engine";
import { deploy, NothingChanged, type Deployed } from "../../../../src/program/deploy";
import type { Consent } from "../../../../src/program/losses";
import { planProgram, type PlannedResource } from "../../../../src/program/planProgram";
import { ResourceRecords } from "../../../../src/program/resourceRecords";
import type { LocalServices } from "../../../../src/services/localServices";
import { memoryStateStore } from "../../../../src/core/memoryStateStore";
import type { StateStore } from "../../../../src/core/stateStore";
import { programOf, type Declaration } from "./declaredProgram";

const REGION = "eu-west-1";

/** The parts that a deployment needs, with a real DynamoDB engine, but without a web server and Pulumi's SDK. */
export interface EngineStack {
  services: LocalServices;
  /**
   * Deploys a program.
   * @throws what `npm start` would report
   */
  deploy(declarations: readonly Declaration[], options?: DeployOptions): Promise<Deployed>;
  plan(declarations: readonly Declaration[], project?: string): Promise<PlannedResource[]>;
  tables(): Promise<string[]>;
  /** Restarts without tables and state. */
  empty(): Promise<void>;
  /** Restarts as after a crash: all memory is lost. `through` can wrap the data that the services use. */
  restart(through?: (data: Data) => Data): void;
  close(): Promise<void>;
}

export interface Data {
  state: StateStore;
  dynamoDb: DynamoDb;
}

export interface DeployOptions {
  consent?: Consent;
  project?: string;
  allowDataLoss?: boolean;
}

export async function startEngineStack(): Promise<EngineStack> {
  const folder = mkdtempSync(join(tmpdir(), "jukebox-deploy-"));
  const engine = await startEngine(join(folder, "dynamodb.sqlite"));
  const dynamoDb = new DynamoDb(engine.endpoint, REGION);
  const options = { origin: "http://localhost:4000", allowExternalHttp: false };
  let state = memoryStateStore();
  const open = (data: Data): LocalServices =>
    createServices({ region: REGION, ...data, options }).services;
  let isServing = false;
  const stack: EngineStack = {
    services: open({ state, dynamoDb }),
    async deploy(declarations, { consent = () => false, project, allowDataLoss } = {}) {
      const program = programOf(declarations, project);
      try {
        const deployed = await deploy(program, stack.services, {
          consent,
          isServing,
          ...(allowDataLoss !== undefined && { allowDataLoss }),
        });
        isServing = true;
        return deployed;
      } catch (error) {
        throw error instanceof NothingChanged ? error.reason : error;
      }
    },
    plan: (declarations, project) =>
      planProgram(
        programOf(declarations, project),
        stack.services,
        new ResourceRecords(stack.services.state),
      ),
    tables: async () => (await dynamoDb.call("ListTables", {})).TableNames,
    async empty() {
      for (const TableName of await stack.tables())
        await dynamoDb.call("DeleteTable", { TableName });
      state = memoryStateStore();
      stack.restart();
    },
    restart(through = (data) => data) {
      isServing = false;
      stack.services = open(through({ state, dynamoDb }));
    },
    async close() {
      await dynamoDb.close();
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return stack;
}
