/** Runs `work` now, or again after the current run. */
export function singleFlight(work: () => Promise<void>): () => void {
  let state: "idle" | "running" | "again" = "idle";
  const run = async (): Promise<void> => {
    state = "running";
    // A failed read is not retried here: the page waits for events, and reads again when the stack responds.
    await work().catch(() => undefined);
    const isDue = (state as string) === "again";
    state = "idle";
    if (isDue) void run();
  };
  return () => {
    if (state === "idle") void run();
    else state = "again";
  };
}
