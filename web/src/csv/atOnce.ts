/** Requests at a time. */
const most = 6;

/**
 * The results of an async function for each item, some at a time, in order. Begins no more after one has rejected, and rejects once those
 * that were begun are done.
 */
export async function atOnce<T, Result>(
  items: readonly T[],
  run: (item: T) => Promise<Result>,
  progress: (done: number) => void = () => undefined,
): Promise<Result[]> {
  const results: Result[] = [];
  const errors: unknown[] = [];
  let [next, done] = [0, 0];
  const work = async () => {
    while (next < items.length && errors.length === 0) {
      const at = next;
      next += 1;
      try {
        results[at] = await run(items[at] as T);
        done += 1;
        progress(done);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: most }, work));
  if (errors.length > 0) throw errors[0];
  return results;
}
