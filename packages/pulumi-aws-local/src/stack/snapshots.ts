import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { HttpHandler } from "../core/http";
import type { InMemoryState } from "../core/inMemoryState";
import { RequestGate } from "../core/requestGate";
import type { StateImage } from "../core/stateImage";
import { VisibleError } from "../core/visibleError";
import {
  deleteDatabase,
  LIVE_DATABASE,
  liveDatabaseIn,
  newSnapshotPlace,
  setLiveDatabase,
} from "../data/liveDatabase";
import { copyDatabase, type DynamoDb, type LiveEngine } from "../services/dynamodb";
import type { LocalServices } from "../services/localServices";
import {
  DEPLOYMENT_COLLECTIONS,
  requireSameDeployment,
  type DeploymentRefusal,
} from "./deployedResources";
import {
  discard,
  PreparedDatabases,
  requireRoom,
  type PreparedDatabase,
} from "./preparedDatabases";
import type { Snapshot, StackSnapshots } from "./stackSnapshots";
import { stackStopped } from "./stackStopped";

/** Steps between which the process may be killed. */
export type ExchangeStep = "prepared" | "committed" | "exchanged" | "cleaned";

export interface SnapshotParts {
  /** The data folder. */
  folder: string;
  services: Pick<LocalServices, "state" | "appSync" | "events">;
  dynamoDb: DynamoDb;
  engine: LiveEngine;
  inMemory: readonly InMemoryState[];
  /** Explains a failure that the disk caused. */
  explain(error: unknown): unknown;
  /** For tests. */
  onStep?: ((step: ExchangeStep) => void) | undefined;
}

interface Taken {
  /** Path of the database copy. */
  database: string;
  records: StateImage;
  bringBack: readonly (() => void)[];
}

const LAST_DEPLOYMENT = {
  what: "The state right after the last deployment",
  advice: "A deployment failed halfway: apply the program again first.",
};

const SNAPSHOT = {
  what: "The snapshot",
  advice: "Take a new snapshot after each deployment.",
};

/** Maximum wait of a snapshot for requests in progress: AppSync's limit for one request. */
const DRAIN_TIMEOUT_MS = 30_000;

/**
 * Takes and restores snapshots of a running stack. A restore prepares another database next to the live one. One
 * transaction of the state store then replaces all records and sets the new database as the live one. If the process is
 * killed, the state is either the old or the restored one.
 */
export class Snapshots implements StackSnapshots {
  readonly #gate = new RequestGate();
  readonly #taken = new Map<string, Taken>();
  readonly #prepared: PreparedDatabases;
  #baseline: { taken: Taken } | { failure: unknown } | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #cleaning: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(private readonly parts: SnapshotParts) {
    this.#prepared = new PreparedDatabases(parts.folder);
    parts.services.appSync.gate = this.#gate;
  }

  holdBack(handle: HttpHandler): HttpHandler {
    return (request) => this.#gate.run(() => handle(request));
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(() => {
      if (this.#isClosed) throw stackStopped();
      return work();
    });
    this.#last = result.catch(() => {});
    return result;
  }

  async takeBaseline(): Promise<void> {
    const former = this.#baseline;
    this.#baseline = await this.#take().then(
      (taken) => ({ taken }),
      (failure: unknown) => ({ failure }),
    );
    if (former !== undefined && "taken" in former) deleteDatabase(former.taken.database);
  }

  reset(): Promise<void> {
    return this.inTurn(async () => {
      if (this.#baseline === undefined) throw new VisibleError("Nothing has been deployed yet.");
      if ("failure" in this.#baseline) throw this.#baseline.failure;
      await this.#bringBack(this.#baseline.taken, LAST_DEPLOYMENT);
    });
  }

  snapshot(): Promise<Snapshot> {
    return this.inTurn(async () => {
      const id = randomUUID();
      this.#taken.set(id, await this.#take());
      return { id };
    });
  }

  restore({ id }: Snapshot): Promise<void> {
    return this.inTurn(async () => {
      const taken = this.#taken.get(id);
      if (taken === undefined) {
        throw new VisibleError(
          `There is no snapshot "${id}": snapshots can be restored only by the stack that took them, while it runs.`,
        );
      }
      await this.#bringBack(taken, SNAPSHOT);
    });
  }

  async close(): Promise<void> {
    await this.#last;
    this.#isClosed = true;
    await this.#prepared.close();
    await this.#cleaning;
    const { taken: baseline } = { taken: undefined, ...this.#baseline };
    const all = [...this.#taken.values(), ...(baseline === undefined ? [] : [baseline])];
    for (const { database } of all) deleteDatabase(database);
  }

  async #take(): Promise<Taken> {
    const { folder, services, inMemory, explain } = this.parts;
    const { state } = services;
    const { file } = newSnapshotPlace(folder);
    try {
      return await this.#gate.exclusively(async () => {
        const live = join(folder, liveDatabaseIn(state));
        requireRoom(folder, live);
        await copyDatabase(live, file);
        return {
          database: file,
          records: state.image(),
          bringBack: inMemory.map((part) => part.capture()),
        };
      }, DRAIN_TIMEOUT_MS);
    } catch (error) {
      deleteDatabase(file);
      throw explain(error);
    }
  }

  async #bringBack(taken: Taken, refusal: DeploymentRefusal): Promise<void> {
    const { services, engine, explain, onStep } = this.parts;
    const now = services.state.image(DEPLOYMENT_COLLECTIONS);
    requireSameDeployment(taken.records, now, refusal);
    await this.#cleaning; // at most one former database is left, however often tests reset
    let prepared: PreparedDatabase | undefined;
    try {
      const next = (prepared = await this.#prepared.take(taken.database));
      await this.#gate.exclusively(() => this.#exchange(taken, next), DRAIN_TIMEOUT_MS);
    } catch (error) {
      if (prepared !== undefined && engine.current !== prepared.engine) await discard(prepared);
      throw explain(error);
    }
    onStep?.("exchanged");
    this.#prepared.standBy(taken.database);
  }

  /** Runs in one turn of the event loop, while no request is in progress. */
  #exchange(taken: Taken, { engine: next, path }: PreparedDatabase): void {
    const { folder, services, dynamoDb, engine, onStep } = this.parts;
    const { state, appSync, events } = services;
    const former = { engine: engine.current, file: join(folder, liveDatabaseIn(state)) };
    onStep?.("prepared");
    state.transaction(() => {
      state.replace(taken.records, [...DEPLOYMENT_COLLECTIONS, LIVE_DATABASE]);
      setLiveDatabase(state, path);
    });
    engine.use(next);
    dynamoDb.moveTo(next.endpoint);
    onStep?.("committed");
    for (const bringBack of taken.bringBack) bringBack();
    appSync.realtime.disconnect();
    events.publish("restored", {});
    this.#cleaning = this.#cleaning
      .then(() => discard(former))
      .then(() => onStep?.("cleaned"))
      .catch(() => {}); // the next start deletes what remains
  }
}
