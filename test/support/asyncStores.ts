import { AsyncLocalStorage } from "node:async_hooks";

/** Those in which code has run since the last call of disableAsyncStores. */
const used = new Set<AsyncLocalStorage<unknown>>();

/** From now on, remembers each AsyncLocalStorage that libraries use. */
export function watchAsyncStores(): void {
  const { run } = AsyncLocalStorage.prototype;
  AsyncLocalStorage.prototype.run = function (
    this: AsyncLocalStorage<unknown>,
    ...args: unknown[]
  ) {
    used.add(this);
    return Reflect.apply(run, this, args);
  } as typeof run;
}

/**
 * Disables them until their next use. The browser's library and Pulumi's SDK never do, and with one
 * enabled each promise of the process takes three times as long. Call it when no code runs in them.
 */
export function disableAsyncStores(): void {
  for (const store of used) store.disable();
  used.clear();
}
