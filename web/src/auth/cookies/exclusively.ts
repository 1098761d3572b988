import { oneTabAtATime } from "../../platform/oneTabAtATime";

/** Runs a change of the cookies while no other tab runs one. */
export function exclusively<T>(run: () => Promise<T>): Promise<T> {
  return oneTabAtATime("jukebox.cookies", run);
}
