import { expect } from "chai";
import type { Page } from "playwright-core";
import { expectAccessible } from "./axe";
import { keepPicture, resize, show } from "./browser";

/** Sizes and colours in which a page is checked; some are used for pictures only. */
const looks = [
  { name: "wide-light", width: 1280, height: 900, colorScheme: "light", isJudged: true },
  { name: "wide-dark", width: 1280, height: 900, colorScheme: "dark", isJudged: false },
  { name: "phone-light", width: 375, height: 760, colorScheme: "light", isJudged: false },
  { name: "phone-dark", width: 375, height: 760, colorScheme: "dark", isJudged: true },
] as const;

/**
 * Checks the page in light and dark colours, on a wide screen and on a phone: axe-core finds no
 * violation, and nothing overflows the width, even at 320 px.
 */
export async function lookAtAllLooks(
  page: Page,
  name: string,
  withoutRules: string[] = [],
): Promise<void> {
  const size = page.viewportSize()!;
  for (const { name: look, isJudged, ...appearance } of looks) {
    if (!isJudged && process.env["PICTURES"] === undefined) continue;
    await show(page, appearance);
    await keepPicture(page, `${name}-${look}`);
    if (isJudged) await expectAccessible(page, withoutRules);
  }
  await resize(page, { width: 320, height: 640 });
  const overflow = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(overflow, "overflow at 320 px").to.equal(0);
  await resize(page, size);
}
