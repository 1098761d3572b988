import type { BrowserContext, BrowserContextOptions } from "playwright-core";
import { sharedBrowser } from "../../support/sharedBrowser";
import { sharedStack } from "../../support/stack";

/**
 * Timeout of one action of a page, long enough for a busy machine. Successful actions never take
 * that long.
 */
export const TIMEOUT = 20_000;

/** The window is wide enough for every layout of a computer, and otherwise small: all of it is drawn. */
const DEFAULTS: BrowserContextOptions = {
  viewport: { width: 1024, height: 640 },
  reducedMotion: "reduce",
};

const open = new Set<BrowserContext>();

/** A new, empty context for one visitor. Reused contexts made tests fail occasionally. */
export async function openContext(options: BrowserContextOptions): Promise<BrowserContext> {
  const [{ origin }, browser] = await Promise.all([sharedStack(), sharedBrowser()]);
  const context = await browser.newContext({ baseURL: origin, ...DEFAULTS, ...options });
  context.setDefaultTimeout(TIMEOUT);
  open.add(context);
  return context;
}

/** Closes the contexts of all visitors. */
export async function closeContexts(): Promise<void> {
  const closing = [...open];
  open.clear();
  await Promise.all(closing.map((context) => context.close()));
}
