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

async function launch(): Promise<Browser> {
  try {
    // A visitor's pages share one renderer process, whose start takes as long as a page of the site.
    const browser = await launchBrowser(["--renderer-process-limit=1"]);
    atProcessEnd(async () => {
      running = undefined;
      await browser.close();
    });
    return browser;
  } catch (error) {
    running = undefined; // the next file tries again
    throw error;
  }
}
