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

/** A Pulumi program that runs completely on this machine. */
export interface LocalStack {
  /** e.g. "http://localhost:4000" */
  origin: string;
  /** The stack's outputs after the last deployment, and awsEndpoint. */
  readonly outputs: Record<string, unknown>;
  /** Secret settings that this or an earlier run generated, by full key. */
  secrets: Record<string, string>;
  /** The stored mails of the stack. */
  inbox: StackInbox;
  /** Secret settings that this run generated, to be shown once. */
  freshSecrets: Record<string, string>;
  /** Lines for the user, such as resources that were deleted outside the program. */
  notices: string[];
  /** Milliseconds since the epoch: files saved after this time are not applied yet. */
  appliedAt: number;
  /** The clock of all services. Clients sign requests with the machine's own time, which is used for signatures. */
  clock: MovableClock;
  /**
   * Applies the program's current files, all or nothing. Calls must not overlap.
   * @param consent called before data is deleted
   * @throws for an error in the program; the last good version is still served
   */
  reapply(consent?: Consent, signal?: AbortSignal): Promise<Deployed>;
  /** Resolves with the reason when the stack can't go on: its database engine can't, or another run has its folder. */
  failed: Promise<VisibleError>;
  /**
   * Restores the state right after the last deployment. Waits for requests in progress; requests that arrive meanwhile
   * are handled with the restored state. WebSockets are closed, as when an API restarts.
   * @throws VisibleError if the stack was not started as resettable, a deployment failed halfway, or the disk is full;
   * nothing is changed then
   */
  reset(): Promise<void>;
  /**
   * Takes a snapshot of the whole state: tables, pools, identities, mails and the clock.
   * @throws VisibleError like `reset`
   */
  snapshot(): Promise<Snapshot>;
  /**
   * Restores a snapshot of this stack.
   * @throws VisibleError like `reset`, and if resources have changed since
   */
  restore(snapshot: Snapshot): Promise<void>;
  stop(): Promise<void>;
}

/** Observes a stack, for tests and measurements. Its functions are called synchronously during requests. */
export interface StackObserver {
  /** Called before IAM decides what a role may do. The operator may do everything, so there is no decision. */
  authorization?(request: ObservedAuthorization): void;
  /** Called before a handler of a resolver or pipeline function runs. */
  handler?(run: ObservedHandler): void;
}

export interface StartParts {
  /** Called before data is deleted; without it, no data is deleted. */
  consent?: Consent;
  /** An evaluator that was started earlier to save time. */
  evaluator?: Evaluator;
  /** The stack supports reset and snapshots: the state after each deployment is saved for that. */
  resettable?: boolean;
  /** For tests: called at each step of a reset. */
  onStep?: (step: ExchangeStep) => void;
  front?: StackFront;
  observer?: StackObserver;
}

const refuse: Consent = () => false;

/** Starts everything that the program declares; stops all of it if the start fails. */
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
  const stopping = new AbortController();
  const stop = async (): Promise<void> => {
    stopping.abort();
    for (const step of undo.splice(0).reverse()) await step();
  };
  let explain = (error: unknown): unknown => error;
  undo.push(async () => evaluator.close());
  try {
    checkStackFiles(options); // before the data folder is created or emptied
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
    undo.push(async () => services.appSync.realtime.close()); // while the server can still report it
    undo.push(() => snapshots.close());
    if (options.watch) evaluator.keepReady();
    // False after a deployment that failed halfway: records may be newer than what is served.
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
        if (options.watch) evaluator.keepReady(); // not earlier, because applying the program needs the processor
      }
    };
    return {
      origin,
      get outputs() {
        return outputs;
      },
      secrets,
      inbox: stackInbox(services.inbox, stopping.signal),
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

/** Deploys the program. If that would delete data without consent, the last deployment is served instead. */
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

/** @throws the reason as soon as `failed` resolves */
function unlessFailed<T>(work: Promise<T>, failed: Promise<VisibleError>): Promise<T> {
  return Promise.race([work, failed.then((reason) => Promise.reject(reason))]);
}

/** All local services were created for one region. */
function checkRegion(now: string, wanted: string | undefined): void {
  if (wanted === undefined || wanted === now) return;
  throw new VisibleError(
    `Setting "aws:region" was "${now}" when this stack started and is "${wanted}" now: restart it.`,
  );
}
