import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { removeAll } from "../loader/files.cjs";
import type { MovableClock } from "./core/movableClock";
import { realPath } from "./core/realPath";
import { VisibleError } from "./core/visibleError";
import { chooseStack } from "./program/chooseStack";
import { startStack, type LocalStack, type StackObserver } from "./stack";
import type { StackInbox } from "./stack/mails";
import type { StackSettings } from "./stack/settings";
import type { Snapshot } from "./stack/stackSnapshots";
import { watchStack } from "./watch/watchStack";
import { createWorkbench } from "./workbench/workbench";

/** How a stack is to run; each member may be omitted. */
export interface CreateStackOptions {
  /** Folder of the program: the one that holds Pulumi.yaml. The working directory unless given. */
  program?: string;
  /** Name of the stack; unless given the only one that has a file of settings, else "dev". */
  stack?: string;
  /** Settings by key ("shop:hours") that replace the stack's, as `pulumi up --config` takes them. */
  config?: Record<string, string>;
  /** Port to serve on; 0 (unless given): any free one. */
  port?: number;
  /** Folder that keeps all state. Unless given, a temporary one that `close()` removes. */
  dataDir?: string;
  /** Applies files of the program that are saved. False unless given. */
  watch?: boolean;
  /** Data may be deleted with resources that leave the program or are replaced. False unless given. */
  allowDataLoss?: boolean;
  /** HTTP data sources may reach hosts outside this machine. False unless given. */
  allowExternalHttp?: boolean;
  /** Shortens access and ID tokens, in seconds. */
  accessTokenSeconds?: number;
  /** Observes what the stack does, for tests and measurements. */
  observer?: StackObserver;
}

/** A Pulumi program that runs on this machine. */
export interface Stack {
  /** Origin of everything that it serves, e.g. "http://localhost:40123". */
  readonly url: string;
  /** The stack's outputs, by the names that the program exports, and `awsEndpoint` for AWS clients. */
  readonly outputs: Record<string, any>;
  /** Secret settings that were generated because the stack sets none, by full key. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The folder that keeps all state. */
  readonly dataDir: string;
  readonly inbox: StackInbox;
  /** The time of everything that runs in the stack, such as expiry; it runs as the machine's, and tests can move it. */
  readonly clock: StackClock;
  /**
   * Brings back the state right after the last deployment: declared items and users, nothing that was written since.
   * @throws VisibleError when it cannot, with nothing changed
   */
  reset(): Promise<void>;
  /** Takes a snapshot of the whole state: tables, pools, identities, mails and the clock. It lasts until `close()`. */
  snapshot(): Promise<Snapshot>;
  /**
   * Brings back the state of a snapshot of this stack and of the present deployment.
   * @throws VisibleError when it cannot, with nothing changed
   */
  restore(snapshot: Snapshot): Promise<void>;
  /**
   * Applies the program as its files are now, all of it or nothing.
   * @throws VisibleError for an error in the program, or when it would delete data
   */
  reload(): Promise<void>;
  /** Ends it, with everything it started. Harmless when it has ended. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A clock that tests can move. Times are milliseconds since the Unix epoch. */
export type StackClock = Pick<MovableClock, "now" | "advance" | "set">;

/**
 * Runs the program of a folder on this machine and resolves when it can be used. Several stacks may run at once.
 * @throws VisibleError for a program, a setting or a data folder that cannot be used; nothing is left running then
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
    stack = await startStack(settings, {
      front: workbench,
      resettable: true,
      observer: options.observer,
    });
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
    restore: (snapshot) => stack.restore(snapshot),
    async reload() {
      await stack.reapply();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

const OPTIONS: Record<keyof CreateStackOptions, true> = {
  program: true,
  stack: true,
  config: true,
  port: true,
  dataDir: true,
  watch: true,
  allowDataLoss: true,
  allowExternalHttp: true,
  accessTokenSeconds: true,
  observer: true,
};

function settingsOf(options: CreateStackOptions): Omit<StackSettings, "data"> {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(OPTIONS, name));
  if (unknown !== undefined) {
    throw new VisibleError(
      `createStack has no option "${unknown}"; it has ${Object.keys(OPTIONS).join(", ")}.`,
    );
  }
  const { port = 0, config = {}, accessTokenSeconds } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new VisibleError(`"port" is ${port}; expected a whole number from 0 to 65535.`);
  }
  const projectDir = realPath(options.program ?? ".");
  return {
    projectDir,
    stack: chooseStack(projectDir, options.stack),
    port,
    reset: false,
    config: Object.fromEntries(Object.entries(config).map(([key, value]) => [key, String(value)])),
    ...(accessTokenSeconds !== undefined && { accessTokenSeconds }),
    allowExternalHttp: options.allowExternalHttp ?? false,
    watch: options.watch ?? false,
    allowDataLoss: options.allowDataLoss ?? false,
  };
}
