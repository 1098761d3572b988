import type { Lane, Span, Step } from "../../requests/requestTypes";

/** One row of a waterfall: a pipeline function, or the resolver's own handlers. */
export interface Unit extends Span {
  name: string;
  steps: Step[];
}

/** Groups the steps of a lane by function. */
export function unitsOf({ steps }: Lane): Unit[] {
  const units: Unit[] = [];
  for (const step of steps) {
    const last = units.at(-1);
    if (last === undefined || last.name !== step.name || step.kind === "request") {
      const { name, startMs, durationMs } = step;
      units.push({ name, startMs, durationMs, steps: [step] });
    } else {
      last.steps.push(step);
      last.durationMs = step.startMs + step.durationMs - last.startMs;
    }
  }
  return units;
}
