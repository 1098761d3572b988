/**
 * What replaces the browser's own globals of these names in the whole site, aws-amplify included (`inject` in
 * bundle.ts): neither the store's code nor a library's has to know what a browser may refuse or get wrong. aws-amplify takes a
 * time for some of its signatures only, and none for the timestamp of a sign-in.
 * Modules in this folder reach the browser's own ones through `globalThis`.
 */
import { noteStoreTime, storeNow } from "./storeClock";

export { localStorage, sessionStorage } from "./storages";

/** Date, by the store's clock. */
export const Date = new Proxy(globalThis.Date, {
  construct: (native, values) =>
    values.length === 0 ? new native(storeNow()) : (Reflect.construct(native, values) as Date),
  get: (native, name) => (name === "now" ? storeNow : (Reflect.get(native, name) as unknown)),
});

/** fetch, which reads the store's clock off its answers. Those of the site itself, which are asked with GET, may be old. */
export const fetch: typeof globalThis.fetch = async (input, init) => {
  const sentAt = globalThis.Date.now();
  const response = await globalThis.fetch(input, init);
  if (init?.method === "POST") noteStoreTime(response.headers.get("date"), sentAt);
  return response;
};
