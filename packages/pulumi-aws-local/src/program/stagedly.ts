import type { LocalServices } from "../services/localServices";
import type { EvaluatedProgram } from "./evaluateProgram";

/**
 * Runs `work` on the next version while the current one is served. On success the next version replaces it, and
 * resources that left the program are deleted; on failure nothing changes.
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
    for (const stage of stages) stage.commit(); // in the same turn of the event loop, so that no request runs in between
    services.declared = evaluated.resources;
    await removal();
    return evaluated;
  } finally {
    for (const stage of stages) stage.abandon();
  }
}
