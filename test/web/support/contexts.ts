import type { BrowserContext, BrowserContextOptions } from "playwright-core";
import { sharedBrowser } from "../../support/sharedBrowser";
import { sharedStack } from "../../support/stack";

/** How long a page on a busy machine may take for one thing. Nothing waits for so long that goes well. */
const PATIENCE = 20_000;

const DEFAULTS: BrowserContextOptions = {
  viewport: { width: 1280, height: 900 },
  reducedMotion: "reduce",
};

const open = new Set<BrowserContext>();

/**
 * A context for one visitor, with nothing in it. Each is new: tests failed now and then where contexts were cleared and lent again.
 */
export async function openContext(options: BrowserContextOptions): Promise<BrowserContext> {
  const [{ origin }, browser] = await Promise.all([sharedStack(), sharedBrowser()]);
  const context = await browser.newContext({ baseURL: origin, ...DEFAULTS, ...options });
  context.setDefaultTimeout(PATIENCE);
  open.add(context);
  return context;
}

/** Ends all visitors. */
export async function closeContexts(): Promise<void> {
  const closing = [...open];
  open.clear();
  await Promise.all(closing.map((context) => context.close()));
}
