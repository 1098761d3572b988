import type { BrowserContextOptions, Page } from "playwright-core";
import { openPage } from "../../web/support/browser";
import { lookAtAllLooks as lookAtPage } from "../../web/support/looks";

/**
 * Opens a page of the workbench, e.g. "stack#urn…", and waits until it receives the stack's events.
 */
export async function openWorkbench(
  address: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openPage(options);
  await showWorkbench(page, address);
  return page;
}

/** Loads a page of the workbench, which keeps nothing of the former one. */
export async function showWorkbench(page: Page, address: string): Promise<void> {
  await page.goto(`/_local/${address}`);
  await page.waitForSelector("main h1");
}

/** Waits until the page receives the stack's events. */
export async function isLive(page: Page): Promise<void> {
  await page.waitForSelector("#connection[data-state=live]");
}

/** Like the same function for pages of the site, with other names for the pictures. */
export function lookAtAllLooks(
  page: Page,
  name: string,
  withoutRules: string[] = [],
): Promise<void> {
  return lookAtPage(page, `workbench-${name}`, withoutRules);
}
