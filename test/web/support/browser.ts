import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { sharedBrowser } from "../../support/sharedBrowser";
import { sharedStack } from "../../support/stack";
import { closeContexts, openContext } from "./contexts";

/** The browser's, inside functions that run there; only web/ has the types of the DOM. */
declare const document: any;

const output = join(__dirname, "..", "..", "output");

// The stack and the browser start before the first test, whose time they would take on a busy machine.
before(async function () {
  this.timeout(180_000);
  await Promise.all([sharedStack(), sharedBrowser()]);
});

/** What a page is opened with. */
export interface PageOptions extends BrowserContextOptions {
  /** Loads the covers of records, which take a fifth of the processor time of the pages that show many. */
  covers?: boolean;
}

/** A page of a visitor of its own: own cookies, storage, identity and cart. Faults of the page fail the test. */
export async function openPage(options: PageOptions = {}): Promise<Page> {
  const { covers = false, viewport, colorScheme, ...others } = options;
  const context = await openContext(others);
  const page = await context.newPage();
  if (viewport) await page.setViewportSize(viewport);
  if (colorScheme) await page.emulateMedia({ colorScheme });
  if (!covers) await blockCovers(page);
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    // The browser itself reports answers of 400 and above, and requests that a test has cut off.
    const text = message.text();
    const reported = /^Failed to load resource|^WebSocket connection to /;
    if (message.type() === "error" && !reported.test(text)) faults.push(text);
  });
  return page;
}

async function blockCovers(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable", { maxTotalBufferSize: 0, maxResourceBufferSize: 0 });
  await session.send("Network.setBlockedURLs", { urls: ["*/covers/*"] });
}

/** Uncaught errors, and refusals by the Content-Security-Policy, in all pages since the last look. */
const faults: string[] = [];

/** The faults that the current test expects; they may be reported at any time, even while pages are closed. */
let expected: RegExp[] = [];

/** Takes faults with these texts for expected ones, until the end of the test. */
export function expectFaults(...texts: RegExp[]): void {
  expected.push(...texts);
}

/** Ends all visitors, and throws if a page of theirs had a fault. To be called after each test. */
export async function closePages(): Promise<void> {
  await closeContexts();
  expectNoFaults();
}

/** Throws if a page had a fault. To be called after each test of those that share a page. */
export function expectNoFaults(): void {
  const found = faults.splice(0).filter((fault) => !expected.some((text) => text.test(fault)));
  expected = [];
  if (found.length > 0) throw new Error(`Faults in the page:\n${found.join("\n")}`);
}

/** Waits until the header counts so many records in the cart. */
export async function awaitCartCount(page: Page, count: number): Promise<void> {
  // A locator, not waitForFunction: it survives a page that reloads itself meanwhile.
  const shown = page.locator("#cart-count", { hasText: new RegExp(`^${count}$`) });
  await shown.waitFor({ state: "attached" });
}

/** Waits until nothing on the page is being fetched any more. */
export async function settled(page: Page): Promise<void> {
  // A function, not text: waiting for text would need eval, which the page's policy forbids.
  await page.waitForFunction(
    () =>
      document.querySelector("main [aria-busy=true], main .bone, .busy, .stepper.pending") ===
        null && document.getElementById("cart-count").textContent !== "",
  );
}

/** Shows the page in other colours and another size, and waits until it has been drawn so. */
export async function show(
  page: Page,
  { width, height, colorScheme }: { width: number; height: number; colorScheme: "light" | "dark" },
): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.waitForFunction(`matchMedia("(prefers-color-scheme: ${colorScheme})").matches`);
  await resize(page, { width, height });
  await restyle(page);
  await page.evaluate(
    "Promise.allSettled(document.getAnimations().map(({ finished }) => finished))",
  );
}

/** Has the styles of all elements calculated again: some have been seen in the colours of the scheme before. */
async function restyle(page: Page): Promise<void> {
  await page.evaluate(
    "document.documentElement.style.setProperty('--restyled', performance.now())",
  );
  await drawn(page);
}

/** Shows the page in another size, and waits until it has been drawn so: until then boxes may be those of the size before. */
export async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await drawn(page);
}

/** Waits until the page has been drawn as it is now. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))",
  );
}

/** With PICTURES=1, keeps a picture of the page under test/output/, as far down as a long page is worth looking at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env["PICTURES"] === undefined) return; // they take as long as all the rest
  mkdirSync(output, { recursive: true });
  const { width, height } = page.viewportSize()!;
  const pageHeight = await page.evaluate<number>("document.documentElement.scrollHeight");
  const clip = { x: 0, y: 0, width, height: Math.min(pageHeight, 2 * height) };
  await page.screenshot({ path: join(output, `${name}.png`), fullPage: true, clip });
}
