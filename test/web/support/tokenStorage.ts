import type { Disposable, Page } from "playwright-core";

/** The browser's, inside functions that run there; only web/ has the types of the DOM. */
declare const globalThis: any;

/**
 * Makes the page use the token storage of the setting `tokenStorage`. The page itself replaces that
 * value of /config.json: `page.route` would turn off the browser's cache and delay all requests.
 * Dispose of the result to undo that for later documents.
 */
export async function setTokenStorage(page: Page, tokenStorage: string): Promise<Disposable> {
  return page.addInitScript((value) => {
    const { fetch, location, Response } = globalThis;
    globalThis.fetch = async (...asked: unknown[]) => {
      const response = await fetch(...asked);
      if (response.url !== `${location.origin}/config.json`) return response;
      return new Response(JSON.stringify({ ...(await response.json()), tokenStorage: value }));
    };
  }, tokenStorage);
}
