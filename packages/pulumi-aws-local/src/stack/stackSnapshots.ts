import type { HttpHandler } from "../core/http";
import { VisibleError } from "../core/visibleError";

/**
 * The whole state of a stack at one moment. It can be restored any number of times while the stack that took it is
 * running.
 */
export interface Snapshot {
  readonly id: string;
}

/** Saves and restores the state of a stack. */
export interface StackSnapshots {
  /** Delays requests while the state is saved or replaced. */
  holdBack(handle: HttpHandler): HttpHandler;
  /** Runs `work` while no snapshot is being taken or restored. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Saves the state that `reset` restores. If that fails, `reset` reports it. Call it within `inTurn`. */
  takeBaseline(): Promise<void>;
  reset(): Promise<void>;
  snapshot(): Promise<Snapshot>;
  restore(snapshot: Snapshot): Promise<void>;
  /** Deletes all snapshots. */
  close(): Promise<void>;
}

/**
 * For a stack without snapshots.
 * @param reason message of the errors
 */
export function noSnapshots(reason: string): StackSnapshots {
  const refuse = (): Promise<never> => Promise.reject(new VisibleError(reason));
  return {
    holdBack: (handle) => handle,
    inTurn: (work) => work(),
    takeBaseline: async () => {},
    reset: refuse,
    snapshot: refuse,
    restore: refuse,
    close: async () => {},
  };
}

/** Why a stack has no snapshots. */
export const NOT_RESETTABLE =
  "This stack was not started as resettable: it can't be reset, and takes no snapshots.";
export const FOREIGN_ENGINE =
  "DYNAMODB_ENDPOINT names a DynamoDB engine that this stack does not run: the stack can't be reset, and takes no snapshots.";
