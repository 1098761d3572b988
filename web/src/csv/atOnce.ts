/** Requests at a time. */
const most = 6;

/** The results of an async function for each item, some at a time, in order. Stops at the first that rejects. */
export async function atOnce<T, Result>(
  items: readonly T[],
  run: (item: T) => Promise<Result>,
  progress: (done: number) => void = () => undefined,
): Promise<Result[]> {
  const results: Result[] = [];
  let [next, done, hasFailed] = [0, 0, false];
  const work = async () => {
    while (next < items.length && !hasFailed) {
      const at = next;
      next += 1;
      try {
        results[at] = await run(items[at] as T);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
      done += 1;
      progress(done);
    }
  };
  await Promise.all(Array.from({ length: most }, work));
  return results;
}
