import type { EngineEvent, Stack } from "@pulumi/pulumi/automation";

/** A step of the engine on a resource, done or planned. */
export interface Step {
  op: string;
  /** Type and name, e.g. "aws:dynamodb/table:Table::songs". */
  resource: string;
  urn: string;
  /** Names of the properties that differ. */
  diffs: string[];
}

export interface Run {
  /** All steps except those that do not change a resource. */
  steps: Step[];
  /** Number of steps by operation, "same" included. */
  counts: Record<string, number>;
  /** The engine's errors and warnings. */
  diagnostics: string[];
  /** The error of the CLI. */
  error?: Error;
  /** Seconds until the engine's summary, without the Automation API's own calls after it. */
  seconds: number;
  /** The outputs of an `up`. */
  outputs: Record<string, any>;
  /** URNs of resources whose read is in progress. */
  refreshed: Set<string>;
}

export type Operation = "preview" | "up" | "refresh" | "destroy";

/** Options of the operation, and a listener for its events. */
export interface RunOptions extends Record<string, unknown> {
  onEvent?: (event: EngineEvent) => void;
}

/** Runs an operation of the engine and returns its steps and its error, if there is one. */
export async function tryRun(
  stack: Stack,
  operation: Operation,
  options: RunOptions = {},
): Promise<Run> {
  const run: Run = {
    steps: [],
    counts: {},
    diagnostics: [],
    seconds: 0,
    outputs: {},
    refreshed: new Set(),
  };
  const begun = performance.now();
  const onEvent = (event: EngineEvent): void => {
    noteEvent(run, event);
    if (event.summaryEvent !== undefined) run.seconds = (performance.now() - begun) / 1000;
    options.onEvent?.(event);
  };
  try {
    const result: any = await stack[operation]({ ...options, onEvent, onError: () => {} });
    run.outputs = result.outputs ?? {};
  } catch (error) {
    run.error = error as Error;
  }
  return run;
}

/** Like `tryRun`, but throws the error. */
export async function run(
  stack: Stack,
  operation: Operation,
  options: RunOptions = {},
): Promise<Run> {
  const result = await tryRun(stack, operation, options);
  if (result.error !== undefined) {
    throw new Error(`pulumi ${operation} failed:\n${result.diagnostics.join("\n")}`, {
      cause: result.error,
    });
  }
  return result;
}

function noteEvent(run: Run, event: EngineEvent): void {
  const { resourcePreEvent, resOutputsEvent, diagnosticEvent } = event;
  if (diagnosticEvent !== undefined && !/^(info|debug|info#err)$/.test(diagnosticEvent.severity)) {
    run.diagnostics.push(diagnosticEvent.message);
  }
  // The effect of a refresh on a resource is known only when the resource has been read.
  const begun = resourcePreEvent?.metadata;
  if (begun?.op === "refresh") run.refreshed.add(begun.urn);
  else if (begun !== undefined) noteStep(run, begun);
  const ended = resOutputsEvent?.metadata;
  if (ended !== undefined && run.refreshed.delete(ended.urn)) noteStep(run, ended);
}

function noteStep(run: Run, { op, urn, diffs }: { op: string; urn: string; diffs?: string[] }) {
  run.counts[op] = (run.counts[op] ?? 0) + 1;
  if (op === "same" || op === "refresh") return;
  run.steps.push({ op, urn, resource: resourceOf(urn), diffs: diffs ?? [] });
}

/** Type and name, without the types of its parent components. */
function resourceOf(urn: string): string {
  const [types, name] = urn.split("::").slice(2) as [string, string];
  return `${types.slice(types.lastIndexOf("$") + 1)}::${name}`;
}
