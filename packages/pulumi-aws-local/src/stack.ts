import { prepareNextTokens, type ObservedHandler } from "./services/appsync";
import type { ObservedAuthorization } from "./services/iam";
import type { DataFolder } from "./data/dataFolder";
import { deploy, NothingChanged, type Deployed } from "./program/deploy";
import type { Program } from "./program/evaluateProgram";
import { createEvaluator, type Evaluator } from "./program/evaluator";
import { DataLossError, type Consent } from "./program/losses";
import { rebaseFrom, rebaseRecords } from "./program/rebase";
import { restore } from "./program/restore";
import { checkOwner, refuseEngineFolder } from "./stack/checkOwner";
import type { StackFront } from "./stack/front";
import { stackInbox, type StackInbox } from "./stack/mails";
import { lastOutputs, localOutputs, writeOutputs } from "./stack/outputs";
import { openPlace, type Undo } from "./stack/place";
import { checkStackFiles, readProgram } from "./stack/readProgram";
import type { StackSettings } from "./stack/settings";
import { createRouter, createUpgradeRouter } from "./server/router";
import { RouteTable } from "./server/routeTable";
import { stackRoutes } from "./server/stackRoutes";
import type { LocalServices } from "./services/localServices";
import type { MovableClock } from "./core/movableClock";
import { startServices } from "./stack/startServices";
import { Snapshots, type ExchangeStep, type SnapshotParts } from "./stack/snapshots";
import {
  FOREIGN_ENGINE,
  noSnapshots,
  NOT_RESETTABLE,
  type Snapshot,
  type StackSnapshots,
} from "./stack/stackSnapshots";
import { VisibleError } from "./core/visibleError";

/** A Pulumi program that runs whole on this machine. */
export interface LocalStack {
  /** e.g. "http://localhost:4000" */
  origin: string;
  /** The stack's outputs as the last deployment left them, and awsEndpoint. */
  readonly outputs: Record<string, unknown>;
  /** Secret settings that were generated, in this run or an earlier one, by full key. */
  secrets: Record<string, string>;
  /** The mails that the stack has kept. */
  inbox: StackInbox;
  /** Secret settings that were generated in this run, to be shown once. */
  freshSecrets: Record<string, string>;
  /** Lines for the person who starts it, such as what had been deleted outside the program. */
  notices: string[];
  /** Milliseconds since the epoch: files that were saved later are not applied yet. */
  appliedAt: number;
  /** The time as all services here read it. Clients sign their requests with the machine's own time, which counts for signatures. */
  clock: MovableClock;
  /**
   * Applies the program again as its files are now, all of it or nothing. To be called one at a time.
   * @param consent asked before data are deleted
   * @throws for an error in the program; the last good version is still served.
   */
  reapply(consent?: Consent, signal?: AbortSignal): Promise<Deployed>;
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

/** Observes what a stack does, for tests and measurements. Its functions are called at once, during requests. */
export interface StackObserver {
  /** IAM is about to decide what a role may do. The operator may do everything, which is not decided. */
  authorization?(request: ObservedAuthorization): void;
  /** A handler of a resolver or pipeline function is about to run. */
  handler?(run: ObservedHandler): void;
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
  front?: StackFront;
  observer?: StackObserver;
}

const refuse: Consent = () => false;

/** Starts everything that the program declares; undoes all of it if that fails. */
export async function startStack(
  options: StackSettings,
  {
    consent = refuse,
    evaluator = createEvaluator(options.projectDir),
    front,
    observer,
    resettable = false,
    onStep,
  }: StartParts = {},
): Promise<LocalStack> {
  const undo: Undo = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  let explain = (error: unknown): unknown => error;
  undo.push(async () => evaluator.close());
  try {
    checkStackFiles(options); // before the data folder is made, or emptied
    const place = await openPlace(options, undo, (how) => (explain = how));
    const { folder, isOwnEngine, engine, http, origin } = place;
    const appliedAt = Date.now();
    const programPlace = { secretsFile: folder.secretsFile, origin, evaluator };
    const { program, secrets, fresh } = readProgram(options, programPlace);
    const region = program.config.values["aws:region"] ?? "us-east-1";
    const { services, endpoints, inMemory, clock, dynamoDb, failed } = startServices(
      place,
      { region, options, front },
      undo,
    );
    Object.assign(
      services.iam,
      observer?.authorization && { onAuthorization: observer.authorization },
    );
    Object.assign(services.appSync, observer?.handler && { onHandler: observer.handler });
    refuseEngineFolder(services.state, folder.path);
    checkOwner(services.state, program.config, options.stack, folder.path);
    prepareNextTokens(services.state);
    const { allowDataLoss } = options;
    const deployed = await unlessFailed(
      deployOrRestore(program, services, { consent, allowDataLoss }, { folder, origin }),
      failed,
    );
    let outputs = localOutputs(deployed.outputs, origin);
    writeOutputs(folder, outputs);
    const shown = { capture: () => front?.recorder?.capture?.() ?? (() => {}) };
    const snapshots = openSnapshots(isOwnEngine, resettable, {
      folder: folder.path,
      services,
      dynamoDb,
      engine,
      inMemory: [...inMemory, clock, shown],
      explain,
      onStep,
    });
    await snapshots.inTurn(() => snapshots.takeBaseline());
    const routes = new RouteTable(stackRoutes(services, endpoints, front?.routes(services)));
    http.serve(snapshots.holdBack(createRouter(routes)), createUpgradeRouter(routes));
    undo.push(async () => services.appSync.realtime.close()); // while there is a server to say so
    undo.push(() => snapshots.close());
    if (options.watch) evaluator.keepReady();
    // False once a deployment has failed halfway: records may be ahead of what is served.
    let isServing = true;
    const reapply = async (consent: Consent, signal?: AbortSignal): Promise<Deployed> => {
      const again = readProgram(options, programPlace).program;
      checkRegion(region, again.config.values["aws:region"]);
      try {
        const agreement = { consent, allowDataLoss, ...(signal && { signal }) };
        const applied = await deploy(again, services, { ...agreement, isServing });
        isServing = true;
        outputs = localOutputs(applied.outputs, origin);
        writeOutputs(folder, outputs);
        return applied;
      } catch (error) {
        if (error instanceof NothingChanged) throw error.reason;
        isServing = false;
        throw error;
      } finally {
        if (options.watch) evaluator.keepReady(); // not sooner: what is applied needs the processor
      }
    };
    return {
      origin,
      get outputs() {
        return outputs;
      },
      secrets,
      inbox: stackInbox(() => services.inbox),
      freshSecrets: fresh,
      notices: deployed.notices,
      appliedAt,
      clock,
      reapply: (consent = refuse, signal) =>
        snapshots.inTurn(async () => {
          const applied = await reapply(consent, signal);
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

function openSnapshots(
  isOwnEngine: boolean,
  resettable: boolean,
  parts: SnapshotParts,
): StackSnapshots {
  if (!isOwnEngine) return noSnapshots(FOREIGN_ENGINE);
  return resettable ? new Snapshots(parts) : noSnapshots(NOT_RESETTABLE);
}

/** Deploys; what would delete data without consent is not deployed, and the last deployment is served in its place. */
async function deployOrRestore(
  program: Program,
  services: LocalServices,
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

/** @throws the reason, as soon as there is one. */
function unlessFailed<T>(work: Promise<T>, failed: Promise<VisibleError>): Promise<T> {
  return Promise.race([work, failed.then((reason) => Promise.reject(reason))]);
}

/** Every local service was built for one region. */
function checkRegion(now: string, wanted: string | undefined): void {
  if (wanted === undefined || wanted === now) return;
  throw new VisibleError(
    `Setting "aws:region" was "${now}" when this stack started and is "${wanted}" now: restart it.`,
  );
}
