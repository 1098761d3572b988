import { reportFailure } from "../core/visibleError";
import { serveStack } from "../stack/serveStack";
import type { ServeSettings } from "../stack/serveSettings";
import { createWorkbench } from "../workbench/workbench";
import { exitCode } from "./process/exitCode";
import { onEnd, type EndReason } from "./process/onEnd";
import { pulumiUp } from "./pulumiUp";

interface StartedBy {
  /** Id of the process that started this one. */
  parent: number;
  /** Called after the line "ready" was printed. */
  onReady(): void;
}

/** `pulumi-aws-local serve`: runs until a signal ends it. */
export async function main(settings: ServeSettings, { parent, onReady }: StartedBy): Promise<void> {
  // Until the stack has started, exiting at once is safe: its child processes end too, as after `kill -9`.
  let end = (reason: EndReason): void => process.exit(exitCode(reason));
  onEnd(parent, (reason) => end(reason));
  const stack = await serveStack(settings, createWorkbench({ watch: false }));
  const ended = new Promise<EndReason>((done) => (end = done));
  for (const notice of stack.notices) console.log(notice);
  console.log(`workbench ${stack.origin}/_local/`);
  console.log(pulumiUp(stack.providerPort));
  console.log(`ready ${stack.origin}`);
  onReady();
  const reason = await Promise.race([ended, stack.failed]);
  await stack.stop();
  if (reason instanceof Error) reportFailure(reason);
  process.exit(exitCode(reason));
}
