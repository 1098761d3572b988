/** The text that a command prints after "error: " for this failure; "none" if nothing failed. */
export function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error: Error) => (error.name === "VisibleError" ? error.message : String(error)),
  );
}
