import { oneTabAtATime } from "../../platform/oneTabAtATime";

/** Runs what changes the cookies while no other tab does. */
export function alone<T>(run: () => Promise<T>): Promise<T> {
  return oneTabAtATime("jukebox.cookies", run);
}
