import type { Browser } from "playwright-core";
import { atProcessEnd } from "./fileEnd";
import { launchBrowser } from "./launchBrowser";

let running: Promise<Browser> | undefined;

/**
 * The only browser of all test files of this process; each visitor has a separate context.
 * Playwright ends it with the process at the latest.
 */
export async function sharedBrowser(): Promise<Browser> {
  running ??= launch();
  const browser = await running;
  if (browser.isConnected()) return browser;
  running = launch();
  return running;
}

function launch(): Promise<Browser> {
  atProcessEnd(async () => {
    const browser = running;
    running = undefined;
    await (await browser)?.close();
  });
  // A visitor's pages share one renderer process, whose start takes as long as a page of the site.
  return launchBrowser(["--renderer-process-limit=1"]);
}
