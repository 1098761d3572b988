/** Runs `work` now, or once more after the run that is under way. */
export function singleFlight(work: () => Promise<void>): () => void {
  let state: "idle" | "running" | "again" = "idle";
  const run = async (): Promise<void> => {
    state = "running";
    // What fails is tried again: the page listens, and reads anew once the stack answers.
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
