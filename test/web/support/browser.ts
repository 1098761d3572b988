import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { sharedBrowser } from "../../support/sharedBrowser";
import { sharedStack } from "../../support/stack";
import { closeContexts, openContext } from "./contexts";
import { until } from "./until";

const output = join(__dirname, "..", "..", "output");

// The stack and the browser start before the first test, so that their start does not count for its
// timeout.
before(async function () {
  this.timeout(180_000);
  await Promise.all([sharedStack(), sharedBrowser()]);
});

/** Options of a new page. */
export interface PageOptions extends BrowserContextOptions {
  /**
   * Loads the covers of products, which take a fifth of the CPU time of pages with many of them.
   */
  covers?: boolean;
}

/**
 * A page of a new visitor with its own cookies, storage, identity and cart. Errors of the page fail
 * the test.
 */
export async function openPage(options: PageOptions = {}): Promise<Page> {
  const { covers = false, viewport, colorScheme, ...others } = options;
  const context = await openContext(others);
  if (!covers) await context.addInitScript({ content: OMIT_COVERS });
  const page = await context.newPage();
  if (viewport) await page.setViewportSize(viewport);
  if (colorScheme) await page.emulateMedia({ colorScheme });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    // The browser itself reports responses with status 400 and above, and requests that a test has
    // aborted.
    const text = message.text();
    const reported = /^Failed to load resource|^WebSocket connection to /;
    if (message.type() === "error" && !reported.test(text)) faults.push(text);
  });
  return page;
}

/**
 * Runs in the page, whose covers are images that `h` of web/src/dom.ts creates. To block their
 * requests through DevTools takes longer, because that session receives the events of all requests.
 */
const OMIT_COVERS = `
  HTMLImageElement.prototype.setAttribute = function (name, value) {
    if (name === "src" && value.startsWith("/covers/")) return;
    Element.prototype.setAttribute.call(this, name, value);
  };`;

/**
 * Uncaught errors and violations of the Content-Security-Policy, in all pages since the last check.
 */
const faults: string[] = [];

/**
 * The errors that the current test expects. They may be reported at any time, even while pages are
 * closed.
 */
let expected: RegExp[] = [];

/** Expects errors with these texts, until the end of the test. */
export function expectFaults(...texts: RegExp[]): void {
  expected.push(...texts);
}

/** Closes the pages of all visitors, and throws if one had an error. Call it after each test. */
export async function closePages(): Promise<void> {
  await closeContexts();
  expectNoFaults();
}

/** Throws if a page had an error. Call it after each test that shares a page with others. */
export function expectNoFaults(): void {
  const found = faults.splice(0).filter((fault) => !expected.some((text) => text.test(fault)));
  expected = [];
  if (found.length > 0) throw new Error(`Faults in the page:\n${found.join("\n")}`);
}

/** Waits until the header shows this number of products in the cart. */
export async function awaitCartCount(page: Page, count: number): Promise<void> {
  // A locator instead of waitForFunction: it survives a reload of the page.
  const shown = page.locator("#cart-count", { hasText: new RegExp(`^${count}$`) });
  await shown.waitFor({ state: "attached" });
}

/** Waits until the page fetches nothing. */
export async function settled(page: Page): Promise<void> {
  await until(
    page,
    `document.querySelector("main [aria-busy=true], main .bone, .busy, .stepper.pending") === null
      && (document.getElementById("cart-count")?.textContent ?? "") !== ""`,
  );
}

/** Shows the page with other colours and another size, and waits until it is drawn. */
export async function show(
  page: Page,
  { width, height, colorScheme }: { width: number; height: number; colorScheme: "light" | "dark" },
): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.evaluate(`new Promise((done) => {
    const wanted = matchMedia("(prefers-color-scheme: ${colorScheme})");
    if (wanted.matches) done();
    else wanted.addEventListener("change", done, { once: true });
  })`);
  await resize(page, { width, height });
  await page.evaluate(
    "Promise.allSettled(document.getAnimations().map(({ finished }) => finished))",
  );
}

/**
 * Shows the page with another size, and waits until it is drawn: until then boxes may have the
 * previous size.
 */
export async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await drawn(page);
  await restyle(page);
}

/**
 * Recalculates the styles of all elements, and waits until they are drawn. Chromium sometimes keeps
 * the colours of the previous scheme, or the rules of a container query for the previous width.
 */
async function restyle(page: Page): Promise<void> {
  await page.evaluate(
    "document.documentElement.style.setProperty('--restyled', performance.now())",
  );
  await drawn(page);
}

/** Waits until the current state of the page is drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))",
  );
}

/** With PICTURES=1, saves a picture of the page under test/output/, up to a maximum height. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env["PICTURES"] === undefined) return; // pictures take as long as the rest of the tests
  mkdirSync(output, { recursive: true });
  const { width, height } = page.viewportSize()!;
  const pageHeight = await page.evaluate<number>("document.documentElement.scrollHeight");
  const clip = { x: 0, y: 0, width, height: Math.min(pageHeight, 2 * height) };
  await page.screenshot({ path: join(output, `${name}.png`), fullPage: true, clip });
}
