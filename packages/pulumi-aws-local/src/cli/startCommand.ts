import { join } from "node:path";
import { exitCode } from "./process/exitCode";
import { onEnd, type EndReason } from "./process/onEnd";
import type { StackSettings } from "../stack/settings";
import { askForConsent, canAsk } from "./askForConsent";
import type { Evaluator } from "../program/evaluator";
import { reportFailure } from "../core/visibleError";
import { startStack, type LocalStack } from "../stack";
import type { ProjectWatch } from "../watch/watchProject";
import type { StackWatch } from "../watch/watchStack";
import { createWorkbench } from "../workbench/workbench";

/** What a start command passes on to the stack. */
export interface StartedBy {
  /** Evaluates the program. It is started early to save time. */
  evaluator: Evaluator;
  /** Id of the process that started this one. */
  parent: number;
  /** Called after the line "ready" was printed. */
  onReady(): void;
}

/** `pulumi-aws-local start`: runs the stack until a signal ends it. */
export async function main(
  options: StackSettings,
  { evaluator, parent, onReady }: StartedBy,
): Promise<void> {
  // Until the stack has started, exiting at once is safe: its child processes end too, as after `kill -9`.
  let end = (reason: EndReason): void => process.exit(exitCode(reason));
  onEnd(parent, (reason) => end(reason));
  const consent = newConsent();
  const workbench = createWorkbench(options);
  const stack = await startStack(options, {
    evaluator,
    front: workbench,
    ...(consent && { consent }),
  });
  const ended = new Promise<EndReason>((done) => (end = done));
  for (const [setting, value] of Object.entries(stack.freshSecrets)) {
    console.log(
      `generated ${setting}: ${value}  (shown once; kept in ${join(options.data, "secrets.json")})`,
    );
  }
  for (const notice of stack.notices) console.log(notice);
  console.log(`workbench ${stack.origin}/_local/`);
  console.log(`ready ${stack.origin}`);
  onReady();
  const watch = { ...options, events: workbench.events, newConsent };
  const watching = options.watch ? startWatching(stack, watch) : undefined;
  const reason = await Promise.race([ended, stack.failed]);
  await watching?.stop();
  await stack.stop();
  if (reason instanceof Error) reportFailure(reason);
  process.exit(exitCode(reason));
}

/** Required late: `ready` does not wait for this module. */
function startWatching(stack: LocalStack, watch: StackWatch): ProjectWatch {
  const { watchStack } = require("../watch/watchStack") as typeof import("../watch/watchStack");
  return watchStack(stack, watch);
}

const newConsent = (signal?: AbortSignal) => (canAsk() ? askForConsent(signal) : undefined);
