import type { BrowserContextOptions, Page } from "playwright-core";
import { openPage } from "../../web/support/browser";
import { lookAtAllLooks as lookAtPage } from "../../web/support/looks";

/** Opens a page of the workbench, e.g. "stack#urn…", once it hears of what happens on the stack. */
export async function openWorkbench(
  address: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openPage(options);
  await page.goto(`/_local/${address}`);
  await page.waitForSelector("main h1");
  return page;
}

/** Waits until the page hears of what happens on the stack. */
export async function isLive(page: Page): Promise<void> {
  await page.waitForSelector("#connection[data-state=live]");
}

/** As a page of the site; its pictures are named for the workbench. */
export function lookAtAllLooks(
  page: Page,
  name: string,
  withoutRules: string[] = [],
): Promise<void> {
  return lookAtPage(page, `workbench-${name}`, withoutRules);
}
