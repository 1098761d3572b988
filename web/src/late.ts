import { NetworkError } from "./api/errors";
import { suspectNewVersion } from "./newVersion";

/**
 * A module of this site could not be fetched although there is a connection: a deployment may have
 * deleted it.
 */
export class NotLoadedError extends Error {
  override readonly name = "NotLoadedError";
  constructor(options?: ErrorOptions) {
    super("A part of this page could not be loaded. Reload the page and try again.", options);
  }
}

let retries = 0;

/**
 * Imports a module on first use. All callers get the same instance; after a failure, the next call
 * fetches the module again. Throws NetworkError or NotLoadedError.
 */
export function late<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let loaded: Promise<Module> | undefined;
  return () => {
    loaded ??= fetchTwice(load).catch(async (error: unknown) => {
      loaded = undefined;
      if (!navigator.onLine) throw new NetworkError({ cause: error });
      await suspectNewVersion();
      throw new NotLoadedError({ cause: error });
    });
    return loaded;
  };
}

/**
 * Chromium remembers that a URL could not be imported and does not fetch it again, so the second
 * attempt uses another URL. Chromium's error contains the URL; other browsers fetch it again.
 */
async function fetchTwice<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const [address] = /https?:\S+\.js/.exec(String(error)) ?? [];
    if (address === undefined) return load();
    retries += 1;
    return (await import(`${address}?retry=${retries}`)) as Module;
  }
}
