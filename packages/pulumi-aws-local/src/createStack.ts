import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { removeAll } from "../loader/files.cjs";
import {
  A_BOOLEAN,
  A_TEXT,
  AN_OBJECT,
  checkOptions,
  functionsNamed,
  requireValue,
  wholeNumber,
  type ValueRule,
} from "./core/checkOptions";
import type { MovableClock } from "./core/movableClock";
import { realPath } from "./core/realPath";
import { chooseStack } from "./program/chooseStack";
import { withVisibleErrors } from "./program/programErrors";
import { startStack, type LocalStack, type StackObserver } from "./stack";
import type { StackInbox } from "./stack/mails";
import type { StackSettings } from "./stack/settings";
import type { Snapshot } from "./stack/stackSnapshots";
import { watchStack } from "./watch/watchStack";
import { createWorkbench } from "./workbench/workbench";

/** Options of a stack; every member may be omitted. */
export interface CreateStackOptions {
  /** Folder of the program, which contains Pulumi.yaml. Defaults to the working directory. */
  program?: string;
  /** Name of the stack. Defaults to the only one with a settings file, otherwise "dev". */
  stack?: string;
  /** Settings by key ("shop:hours") that override those of the stack, as `pulumi up --config` does. */
  config?: Record<string, string>;
  /** Port to listen on. Defaults to 0: any free port. */
  port?: number;
  /** Folder that stores all state. Defaults to a temporary folder that `close()` deletes. */
  dataDir?: string;
  /** Applies the program's files when they are saved. Defaults to false. */
  watch?: boolean;
  /** Allows deployments to delete data with resources that leave the program or are replaced. Defaults to false. */
  allowDataLoss?: boolean;
  /** Allows HTTP data sources to call hosts outside this machine. Defaults to false. */
  allowExternalHttp?: boolean;
  /** Shortens the lifetime of access and ID tokens, in seconds. */
  accessTokenSeconds?: number;
  /** Observes what the stack does, for tests and measurements. */
  observer?: StackObserver;
}

/** A running Pulumi program on this machine. */
export interface Stack {
  /** Origin of everything that the stack serves, e.g. "http://localhost:40123". */
  readonly url: string;
  /** The stack's outputs by their exported names, and `awsEndpoint` for AWS clients. */
  readonly outputs: Record<string, any>;
  /** Generated values of secret settings that the stack does not set, by full key. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The folder that stores all state. */
  readonly dataDir: string;
  readonly inbox: StackInbox;
  /**
   * The time of everything in the stack, such as expiry. It runs at the speed of the machine's clock, and tests can
   * move it.
   */
  readonly clock: StackClock;
  /**
   * Restores the state right after the last deployment: declared items and users, without later writes.
   * @throws VisibleError if it cannot; nothing is changed then
   */
  reset(): Promise<void>;
  /**
   * Takes a snapshot of the whole state: tables, pools, identities, mails and the clock. The snapshot is kept until
   * `close()`.
   */
  snapshot(): Promise<Snapshot>;
  /**
   * Restores a snapshot of this stack that was taken since the last deployment.
   * @throws VisibleError if it cannot; nothing is changed then
   */
  restore(snapshot: Snapshot): Promise<void>;
  /**
   * Applies the program's current files, all or nothing.
   * @throws VisibleError for an error in the program, or if data would be deleted
   */
  reload(): Promise<void>;
  /** Stops the stack and everything that it started. Does nothing if it is already closed. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A clock that tests can move. Times are milliseconds since the Unix epoch. */
export type StackClock = Pick<MovableClock, "now" | "advance" | "set">;

/**
 * Runs the program of a folder on this machine, and resolves when it is ready for requests. Several stacks may run at
 * once.
 * @throws VisibleError for an invalid program, setting or data folder; nothing is left running then
 */
export async function createStack(options: CreateStackOptions = {}): Promise<Stack> {
  const given = settingsOf(options);
  const isTemporary = options.dataDir === undefined;
  const data = isTemporary
    ? mkdtempSync(join(tmpdir(), "pulumi-aws-local-"))
    : resolve(options.dataDir!);
  const settings = { ...given, data };
  const removeTemporary = (): void => {
    if (isTemporary) removeAll(data);
  };
  const workbench = createWorkbench(settings);
  let stack: LocalStack;
  try {
    stack = await withVisibleErrors(
      startStack(settings, { front: workbench, resettable: true, observer: options.observer }),
    );
  } catch (error) {
    removeTemporary();
    throw error;
  }
  const watching = settings.watch
    ? watchStack(stack, { ...settings, events: workbench.events })
    : undefined;
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closed ??= (async () => {
      await watching?.stop();
      await stack.stop();
      removeTemporary();
    })());
  return {
    url: stack.origin,
    get outputs() {
      return stack.outputs;
    },
    secrets: stack.secrets,
    dataDir: data,
    inbox: stack.inbox,
    clock: stack.clock,
    reset: () => stack.reset(),
    snapshot: () => stack.snapshot(),
    async restore(snapshot) {
      requireValue('"snapshot"', snapshot, A_SNAPSHOT);
      await stack.restore(snapshot);
    },
    async reload() {
      await withVisibleErrors(stack.reapply());
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

const OPTIONS: Record<keyof CreateStackOptions, ValueRule> = {
  program: A_TEXT,
  stack: A_TEXT,
  config: AN_OBJECT,
  port: wholeNumber(0, 65_535),
  dataDir: A_TEXT,
  watch: A_BOOLEAN,
  allowDataLoss: A_BOOLEAN,
  allowExternalHttp: A_BOOLEAN,
  accessTokenSeconds: wholeNumber(1, 86_400),
  observer: functionsNamed("authorization", "handler"),
};

function settingsOf(options: CreateStackOptions): Omit<StackSettings, "data"> {
  checkOptions("createStack", options, OPTIONS);
  const { port = 0, config = {}, accessTokenSeconds } = options;
  const projectDir = realPath(options.program ?? ".");
  return {
    projectDir,
    stack: chooseStack(projectDir, options.stack),
    port,
    reset: false,
    config: settingTexts(config),
    ...(accessTokenSeconds !== undefined && { accessTokenSeconds }),
    allowExternalHttp: options.allowExternalHttp ?? false,
    watch: options.watch ?? false,
    allowDataLoss: options.allowDataLoss ?? false,
  };
}

const A_SNAPSHOT: ValueRule = {
  expected: "a snapshot of this stack",
  accepts: (value) => AN_OBJECT.accepts(value) && A_TEXT.accepts((value as Snapshot).id),
};

const A_SETTING: ValueRule = {
  expected: "a string, number or boolean",
  accepts: (value) => ["string", "number", "boolean"].includes(typeof value),
};

/** Settings as the stack's file holds them. Callers in JavaScript also pass numbers and booleans. */
function settingTexts(config: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => {
      requireValue(`"config" of "${key}"`, value, A_SETTING);
      return [key, String(value)];
    }),
  );
}
