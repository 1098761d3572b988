import { expect } from "chai";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expectAccessible } from "../../web/support/axe";
import { keepPicture, openPage, show } from "../../web/support/browser";

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

const LOOKS = [
  { name: "wide-light", width: 1280, height: 800, colorScheme: "light" },
  { name: "wide-dark", width: 1280, height: 800, colorScheme: "dark" },
  { name: "phone-light", width: 390, height: 780, colorScheme: "light" },
  { name: "phone-dark", width: 390, height: 780, colorScheme: "dark" },
] as const;

/** In light and dark, wide and on a phone: axe-core is content, and nothing sticks out at the side, at 320 px neither. */
export async function lookAtAllLooks(
  page: Page,
  name: string,
  withoutRules: string[] = [],
): Promise<void> {
  for (const { name: look, width, height, colorScheme } of LOOKS) {
    await show(page, { width, height, colorScheme });
    await keepPicture(page, `workbench-${name}-${look}`);
    if (look === "wide-light" || look === "phone-dark") await expectAccessible(page, withoutRules);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(overflow, "overflow at 320 px").to.equal(0);
  await page.setViewportSize({ width: 1280, height: 800 });
}
