import { type ResolverStep, pathKeys, pathText } from "../../services/appsync";
import { describeCall } from "./describeCall";
import type { Redactor } from "./redaction/redactor";
import type { Lane, Span, Step } from "./requestTypes";

/** Maximum number of log lines shown for a handler. */
const LOGS = 50;

/**
 * The steps of an operation, grouped by field.
 * @param startedAt performance.now() of its arrival
 */
export function describeSteps(
  steps: readonly ResolverStep[],
  startedAt: number,
  redactor: Redactor,
): Lane[] {
  const lanes = new Map<unknown, Lane>();
  const spanOf = (timed: { startedAt: number; durationMs: number }): Span => ({
    startMs: milliseconds(timed.startedAt - startedAt),
    durationMs: milliseconds(timed.durationMs),
  });
  for (const step of steps) {
    const described = describeStep(step, redactor, spanOf);
    let lane = lanes.get(step.path);
    if (lane === undefined) {
      const path = redactor.text(pathText(pathKeys(step.path)).slice(1).replaceAll("/", "."));
      lane = { field: step.field, path, startMs: described.startMs, durationMs: 0, steps: [] };
      lanes.set(step.path, lane);
    }
    lane.steps.push(described);
    lane.durationMs = milliseconds(described.startMs + described.durationMs - lane.startMs);
  }
  return [...lanes.values()];
}

/** Rounded to microseconds. */
export function milliseconds(time: number): number {
  return Math.max(0, Math.round(time * 1000) / 1000);
}

function describeStep(
  step: ResolverStep,
  redactor: Redactor,
  spanOf: Parameters<typeof describeCall>[2],
): Step {
  const { name } = step;
  if (step.step === "dataSource") {
    const { dataSource, calls, outcome } = step;
    return {
      name,
      kind: "dataSource",
      ...spanOf(step),
      value: redactor.value(JSON.parse(outcome.resultJson)),
      ...(outcome.error && { error: errorOf(outcome.error, redactor) }),
      logs: [],
      dataSource,
      calls: calls.map((made) => describeCall(made, redactor, spanOf)),
    };
  }
  const { result, error, logs, earlyReturn } = step.evaluation;
  return {
    name,
    kind: step.step,
    ...spanOf(step),
    value: redactor.value(result),
    ...(error && { error: errorOf(error, redactor) }),
    ...(earlyReturn && { earlyReturn: true }),
    logs: logs.slice(0, LOGS).map((line) => redactor.text(line)),
    calls: [],
  };
}

function errorOf(
  { type, message }: { type: string | null; message: string },
  redactor: Redactor,
): { errorType: string | null; message: string } {
  return { errorType: type, message: redactor.text(message) };
}
