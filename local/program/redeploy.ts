import { isDeepStrictEqual } from "node:util";
import type { Services } from "../services";
import { applyResource, deploy, removeResources, stagedly } from "./deploy";
import { dryRun, type DryRun } from "./dryRun";
import type { EvaluatedProgram, Program } from "./evaluateProgram";
import { ResourceRecords } from "./resourceRecords";

/** What applying a program again has come to. */
export interface Redeployment {
  outputs: EvaluatedProgram["outputs"];
  /** Types of the resources that were created, updated or removed. */
  types: ReadonlySet<string>;
}

/** A mistake that was found before anything was changed. */
export class NothingChanged {
  constructor(readonly reason: unknown) {}
}

/**
 * Applies a program again to the stack that already runs it. Everything is checked first; then, if nothing depends on
 * what only a deployment can tell, the resources that changed are applied, otherwise the whole program.
 * @param certain false when the last application failed halfway, so that records do not tell what is served.
 * @throws NothingChanged for a mistake; whatever else is thrown may have left a part of the program applied.
 */
export async function redeploy(
  program: Program,
  services: Services,
  certain: boolean,
): Promise<Redeployment> {
  const records = new ResourceRecords(services.state);
  const plan = await dryRun(program, services, records).catch((reason: unknown) => {
    throw new NothingChanged(reason);
  });
  const { changed, gone } = plan;
  const types = new Set([...changed.map(({ resource }) => resource.type), ...gone.map(typeOf)]);
  const isQuick = certain && plan.isWhole;
  const evaluated =
    (isQuick && (await applyChanges(plan, records, services))) || (await deploy(program, services));
  return { outputs: evaluated.outputs, types };
}

function typeOf({ type }: { type: string }): string {
  return type;
}

/** Undefined when a resource came out otherwise than the rest of the program was told: nothing new is served then. */
async function applyChanges(
  { evaluated, changed, gone }: DryRun,
  records: ResourceRecords,
  services: Services,
): Promise<EvaluatedProgram | undefined> {
  if (changed.length === 0 && gone.length === 0) return evaluated;
  try {
    return await stagedly(services, async () => {
      for (const { resource, previous, answered } of changed) {
        const { id, outputs } = await applyResource(resource, previous, services);
        records.save(resource, id, outputs);
        const asTold = Object.entries(outputs).every(([name, value]) => {
          return previous === undefined || isDeepStrictEqual(value, answered[name]);
        });
        if (!asTold || (previous !== undefined && previous.id !== id)) throw new Surprise();
      }
      return { evaluated, removal: () => removeResources(gone, records, services) };
    });
  } catch (error) {
    if (error instanceof Surprise) return undefined;
    throw error;
  } finally {
    records.flush();
  }
}

class Surprise extends Error {}
