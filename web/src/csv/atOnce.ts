/** Number of parallel requests. */
const most = 6;

/**
 * The results of an async function for each item, with limited parallelism, in order. After a
 * rejection it starts no more, and rejects when the running ones are done.
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
