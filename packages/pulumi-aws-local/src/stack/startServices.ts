import { MovableClock } from "../core/movableClock";
import type { LocalOptions } from "../core/services";
import type { VisibleError } from "../core/visibleError";
import { isolates } from "../services/appsync";
import { createServices } from "../services/createServices";
import { DynamoDb } from "../services/dynamodb";
import type { StackFront } from "./front";
import type { Place, Undo } from "./place";

/** The services of a stack, and their cleanup. */
export type RunningServices = Omit<ReturnType<typeof createServices>, "close"> & {
  clock: MovableClock;
  dynamoDb: DynamoDb;
  /**
   * Resolves with the reason when the stack cannot continue: its database engine failed, or another run has taken its
   * folder.
   */
  failed: Promise<VisibleError>;
};

export interface ServicesOptions {
  region: string;
  options: Omit<LocalOptions, "origin" | "decoratePage">;
  front?: StackFront | undefined;
}

/** Creates the services of a stack. They stop after the last request. */
export function startServices(
  { state, engine, engineEndpoint, hasRoom, folder, origin }: Place,
  { region, options, front }: ServicesOptions,
  undo: Undo,
): RunningServices {
  const clock = new MovableClock();
  const dynamoDb = new DynamoDb(engineEndpoint, region, hasRoom);
  const { close, ...built } = createServices({
    region,
    state,
    clock,
    dynamoDb,
    options: {
      ...options,
      origin,
      ...(front?.decoratePage && { decoratePage: front.decoratePage }),
    },
    ...(front && { events: front.events, ...(front.recorder && { recorder: front.recorder }) }),
  });
  const release = isolates.keep();
  undo.splice(-1, 0, async () => (release(), close())); // services stop after the last request
  return { ...built, clock, dynamoDb, failed: Promise.race([engine.failed, folder.lost]) };
}
