import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { prepareNextTokens } from "./services/appsync/dataSources/dynamoDb/nextToken";
import { checkStoredData } from "./data/checkStoredData";
import { openDataFolder, type DataFolder } from "./data/dataFolder";
import { openLiveDatabase } from "./data/liveDatabase";
import { DiskSpace } from "./data/diskSpace";
import { explainFailure } from "./data/explainFailure";
import { generateSecrets } from "./data/generatedSecrets";
import { DynamoDb } from "./services/dynamodb/dynamoDb";
import { startEngine } from "./services/dynamodb/engine";
import { LiveEngine } from "./services/dynamodb/liveEngine";
import { createServices } from "./createServices";
import type { StartOptions } from "./cli/startOptions";
import { deploy, NothingChanged, type Deployed } from "./program/deploy";
import type { Program } from "./program/evaluateProgram";
import { createEvaluator, type Evaluator } from "./program/evaluator";
import { DataLossError, type Consent } from "./program/losses";
import { rebaseFrom, rebaseRecords } from "./program/rebase";
import { restore } from "./program/restore";
import { LOCAL_STACK, readLocalDefaults } from "./program/localDefaults";
import { localEndpoints } from "./program/localEndpoints";
import { readStackConfig, type StackConfig } from "./program/stackConfig";
import { startHttpServer } from "./server/httpServer";
import type { Services } from "./core/services";
import type { HttpHandler, UpgradeHandler } from "./core/http";
import { MovableClock } from "./core/movableClock";
import { openStateStore } from "./core/stateStore";
import { VisibleError } from "./core/visibleError";
import { Snapshots, type ExchangeStep } from "./stack/snapshots";
import { FOREIGN_ENGINE, noSnapshots, NOT_RESETTABLE, type Snapshot } from "./stack/stackSnapshots";
import type { Events } from "./workbench/events";

/** A Pulumi program that runs whole on this machine. */
export interface LocalStack {
  /** e.g. "http://localhost:4000" */
  origin: string;
  /** The stack's outputs, and awsEndpoint. */
  outputs: Record<string, unknown>;
  /** Secret settings that were generated in this run, to be shown once. */
  freshSecrets: Record<string, string>;
  /** Lines for the person who starts it, such as what had been deleted outside the program. */
  notices: string[];
  /** Milliseconds since the epoch: files that were saved later are not applied yet. */
  appliedAt: number;
  /** Tells open pages what happens. */
  events: Events;
  /** The time as all services here read it. Clients sign their requests with the machine's own time, which counts for signatures. */
  clock: MovableClock;
  /**
   * Applies the program again as its files are now, all of it or nothing. To be called one at a time.
   * @param consent asked before data are deleted
   * @throws for a mistake in the program; what was served before is served on.
   */
  reapply(consent?: Consent): Promise<Deployed>;
  /** Resolves with the reason when the stack can't go on: its database engine can't, or another run has its folder. */
  failed: Promise<VisibleError>;
  /**
   * Brings back the state right after the last deployment. Requests that are being answered are awaited first; those that come
   * meanwhile are answered from the state that is brought back. WebSockets are closed, as when an API restarts.
   * @throws VisibleError for a stack that was not started as resettable; for a deployment that failed half way; for a full disk.
   * Nothing is changed then.
   */
  reset(): Promise<void>;
  /** Takes a snapshot of the whole state: tables, pools, identities, mails and the clock. @throws VisibleError as `reset` */
  snapshot(): Promise<Snapshot>;
  /** Brings back a snapshot of this stack. @throws VisibleError as `reset`, and when resources have changed since */
  restore(snapshot: Snapshot): Promise<void>;
  stop(): Promise<void>;
}

export interface StartParts {
  /** A person is asked here before data are deleted; without, nothing is. */
  consent?: Consent;
  /** One that was started before, to save time. */
  evaluator?: Evaluator;
  /** The stack can be reset, and its state be saved in snapshots: the state after each deployment is remembered for that. */
  resettable?: boolean;
  /** For tests: called at each step of a reset. */
  onStep?: (step: ExchangeStep) => void;
}

const refuse: Consent = () => false;

/** Starts everything that the program in `projectDir` declares; undoes all of it if that fails. */
export async function startStack(
  projectDir: string,
  options: StartOptions,
  {
    consent = refuse,
    evaluator = createEvaluator(projectDir),
    resettable = false,
    onStep,
  }: StartParts = {},
): Promise<LocalStack> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  let explain = (error: unknown): unknown => error;
  undo.push(async () => evaluator.close());
  try {
    const folder = await openDataFolder(options.data, options.reset);
    undo.push(folder.release);
    const disk = new DiskSpace(folder.path);
    explain = (error) => explainFailure(error, folder, disk);
    const isOwnEngine = !process.env.DYNAMODB_ENDPOINT;
    checkStoredData(folder, isOwnEngine);
    const state = openStateStore(folder.stateDir, () => disk.hasRoom());
    undo.push(() => state.close());
    const database = isOwnEngine ? openLiveDatabase(folder, state) : folder.databaseFile;
    const first = await startEngine(database);
    const engine = new LiveEngine(first);
    undo.push(() => engine.stop());
    let handle: HttpHandler = notReady;
    let upgrade: UpgradeHandler = (_request, _message, socket) => socket.destroy();
    const http = await startHttpServer(
      options.port,
      (request) => handle(request),
      (...connection) => upgrade(...connection),
    );
    undo.push(http.close);

    const origin = `http://localhost:${http.port}`;
    const appliedAt = Date.now();
    const readProgram = (): { program: Program; fresh: Record<string, string> } => {
      const defaults = readLocalDefaults(projectDir);
      const config = readStackConfig(projectDir, LOCAL_STACK, options.config, defaults);
      const least = leastPasswordLength(config);
      const { values, fresh } = generateSecrets(folder.secretsFile, config.openSecrets, least);
      Object.assign(config.values, values, localEndpoints(origin));
      return { program: { projectDir, stack: LOCAL_STACK, config, evaluator }, fresh };
    };
    const { program, fresh } = readProgram();
    const region = program.config.values["aws:region"] ?? "us-east-1";
    const clock = new MovableClock();
    const {
      services,
      router,
      upgrade: realtime,
      inMemory,
      close,
    } = createServices({
      region,
      state,
      dynamoDb: new DynamoDb(first.endpoint, region, () => disk.hasRoom()),
      options: { ...options, origin },
      clock,
    });
    undo.splice(-1, 0, close); // services end after the last request
    prepareNextTokens(services.state);
    const failed = Promise.race([engine.failed, folder.lost]);
    const { allowDataLoss } = options;
    const deployed = await unlessFailed(
      deployOrRestore(program, services, { consent, allowDataLoss }, { folder, origin }),
      failed,
    );
    const outputs = localOutputs(deployed.outputs, origin);
    writeOutputs(folder, outputs);
    const snapshots = !isOwnEngine
      ? noSnapshots(FOREIGN_ENGINE)
      : !resettable
        ? noSnapshots(NOT_RESETTABLE)
        : new Snapshots({
            folder: folder.path,
            services,
            engine,
            inMemory: [...inMemory, clock],
            explain,
            onStep,
          });
    await snapshots.inTurn(() => snapshots.takeBaseline());
    handle = snapshots.holdBack(router);
    upgrade = realtime;
    undo.push(async () => services.appSync.realtime.close()); // while there is a server to say so
    undo.push(() => snapshots.close());
    if (options.watch) evaluator.keepReady();
    // False once a deployment has failed halfway: records may be ahead of what is served.
    let isServing = true;
    const reapply = async (consent: Consent): Promise<Deployed> => {
      const again = readProgram().program;
      checkRegion(region, again.config.values["aws:region"]);
      try {
        const applied = await deploy(again, services, { consent, allowDataLoss, isServing });
        isServing = true;
        writeOutputs(folder, localOutputs(applied.outputs, origin));
        return applied;
      } catch (error) {
        if (error instanceof NothingChanged) throw error.reason;
        isServing = false;
        throw error;
      }
    };
    return {
      origin,
      outputs,
      freshSecrets: fresh,
      notices: deployed.notices,
      appliedAt,
      events: services.events,
      clock,
      reapply: (consent = refuse) =>
        snapshots.inTurn(async () => {
          const applied = await reapply(consent);
          if (applied.types.size > 0) await snapshots.takeBaseline();
          return applied;
        }),
      reset: () => snapshots.reset(),
      snapshot: () => snapshots.snapshot(),
      restore: (snapshot) => snapshots.restore(snapshot),
      failed,
      stop,
    };
  } catch (error) {
    await stop();
    throw explain(error);
  }
}

/** Deploys; what would delete data without consent is not deployed, and the last deployment is served in its place. */
async function deployOrRestore(
  program: Program,
  services: Services,
  agreement: { consent: Consent; allowDataLoss: boolean },
  { folder, origin }: { folder: DataFolder; origin: string },
): Promise<Pick<Deployed, "outputs" | "notices">> {
  const last = lastOutputs(folder);
  const rebase = last === undefined ? (text: string) => text : rebaseFrom(last.awsEndpoint, origin);
  rebaseRecords(services.state, rebase);
  try {
    return await deploy(program, services, { ...agreement, isServing: false });
  } catch (error) {
    if (!(error instanceof NothingChanged)) throw error;
    const { reason } = error;
    if (!(reason instanceof DataLossError) || last === undefined) throw reason;
    await restore(services);
    const outputs = JSON.parse(rebase(JSON.stringify(last)));
    return { outputs, notices: [`${reason.message}\nThe last deployment is served.`] };
  }
}

/** The outputs of the last run; undefined where there are none that can be read. */
function lastOutputs({ outputsFile }: DataFolder): { awsEndpoint: string } | undefined {
  try {
    const outputs = JSON.parse(readFileSync(outputsFile, "utf8"));
    return URL.canParse(outputs.awsEndpoint) ? outputs : undefined;
  } catch {
    return undefined; // they are written again
  }
}

/** @throws the reason, as soon as there is one. */
function unlessFailed<T>(work: Promise<T>, failed: Promise<VisibleError>): Promise<T> {
  return Promise.race([work, failed.then((reason) => Promise.reject(reason))]);
}

/** What the program's password policy asks for; what is out of Cognito's bounds the program itself refuses. */
function leastPasswordLength({ project, values }: StackConfig): number {
  const least = Number(values[`${project}:passwordMinimumLength`]);
  return least <= 99 ? least : 0;
}

/** Every local service was built for one region. */
function checkRegion(now: string, wanted: string | undefined): void {
  if (wanted === undefined || wanted === now) return;
  throw new VisibleError(
    `Setting "aws:region" was "${now}" when this stack started and is "${wanted}" now: restart it.`,
  );
}

const notReady: HttpHandler = async () => ({
  status: 503,
  headers: { "content-type": "text/plain; charset=utf-8", "retry-after": "1" },
  body: "The local stack is starting.\n",
});

/** The stack's outputs as they hold here: nothing on this machine is served over TLS. */
function localOutputs(outputs: Record<string, unknown>, origin: string): Record<string, unknown> {
  const overTls = origin.replace("http:", "https:");
  const text = JSON.stringify(outputs).replaceAll(overTls, origin);
  return { ...JSON.parse(text), awsEndpoint: origin };
}

function writeOutputs(folder: DataFolder, outputs: Record<string, unknown>): void {
  const temporary = join(folder.path, "outputs.json.new");
  writeFileSync(temporary, JSON.stringify(outputs, null, 2) + "\n");
  renameSync(temporary, folder.outputsFile); // whoever reads it never sees half of it
}
