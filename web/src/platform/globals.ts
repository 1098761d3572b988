/**
 * Replacements of browser globals for the whole site, including aws-amplify (`inject` in
 * bundle.ts). They handle what a browser may refuse or get wrong, so neither the store's code nor a
 * library has to. aws-amplify accepts a time for only some of its signatures, and none for the
 * timestamp of a sign-in. Modules in this folder use the browser's originals through `globalThis`.
 */
import { noteStoreTime, storeNow } from "./storeClock";

export { localStorage, sessionStorage } from "./storages";

/** Date with the store's clock. */
export const Date = new Proxy(globalThis.Date, {
  construct: (native, values) =>
    values.length === 0 ? new native(storeNow()) : (Reflect.construct(native, values) as Date),
  get: (native, name) => (name === "now" ? storeNow : (Reflect.get(native, name) as unknown)),
});

/**
 * fetch that reads the store's clock from responses. Responses of the site itself, requested with
 * GET, may come from a cache and are ignored.
 */
export const fetch: typeof globalThis.fetch = async (input, init) => {
  const sentAt = globalThis.Date.now();
  const response = await globalThis.fetch(input, init);
  if (init?.method === "POST") noteStoreTime(response.headers.get("date"), sentAt);
  return response;
};
