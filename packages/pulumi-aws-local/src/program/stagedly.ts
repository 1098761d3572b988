import type { LocalServices } from "../services/localServices";
import type { EvaluatedProgram } from "./evaluateProgram";

/**
 * Runs `work` beside what is served, which changes when it is done and not at all when it fails; then removes what has
 * left the program.
 */
export async function stagedly<T extends Pick<EvaluatedProgram, "resources">>(
  services: LocalServices,
  work: () => Promise<{ evaluated: T; removal(): Promise<void> }>,
): Promise<T> {
  const stages = [
    services.appSync.staging,
    services.buckets.staging,
    services.distributions.staging,
  ];
  for (const stage of stages) stage.begin();
  try {
    const { evaluated, removal } = await work();
    for (const stage of stages) stage.commit(); // in one turn: no request comes between
    services.declared = evaluated.resources;
    await removal();
    return evaluated;
  } finally {
    for (const stage of stages) stage.abandon();
  }
}
