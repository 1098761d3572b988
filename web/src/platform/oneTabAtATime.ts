/** Runs something while no other tab of this browser runs what has the same name; by itself where the browser has no locks. */
export async function oneTabAtATime<T>(name: string, run: () => Promise<T>): Promise<T> {
  let entered = false;
  try {
    return (await navigator.locks.request(name, () => {
      entered = true;
      return run();
    })) as T;
  } catch (error) {
    if (entered) throw error;
    return run();
  }
}
