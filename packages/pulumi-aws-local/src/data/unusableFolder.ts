import { VisibleError } from "../core/visibleError";

/** The error for a data folder that cannot be used. `remedy` begins the sentence about another folder. */
export function unusableFolder(path: string, reason: string, remedy = "Choose"): VisibleError {
  return new VisibleError(
    `The data folder "${path}" can't be used: ${reason}. ${remedy} another with --data DIR.`,
  );
}

/** For a disk that is full or cannot be written. */
export function unwritableFolder(path: string, reason: string): VisibleError {
  return unusableFolder(path, reason, "Free some space, or choose");
}
