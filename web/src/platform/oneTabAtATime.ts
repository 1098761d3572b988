/**
 * Runs a function while no other tab of this browser runs one with the same name. Without browser
 * locks, it runs immediately.
 */
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
