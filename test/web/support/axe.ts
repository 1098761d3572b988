import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Page } from "playwright-core";

const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/**
 * Expects that axe-core finds no violation on the current page; `without` names rules that do not
 * apply to us.
 */
export async function expectAccessible(page: Page, without: string[] = []): Promise<void> {
  // Evaluated instead of added as a script element: the page's policy blocks foreign scripts.
  // As an argument: Playwright parses a string several times, to tell what it is.
  if (!(await page.evaluate("'axe' in globalThis")))
    await page.evaluate((text) => void (0, eval)(text), source);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const options = JSON.stringify({ resultTypes: ["violations"], rules });
  const violations = await page.evaluate<string[]>(`
    axe.run(document, ${options}).then((found) => found.violations.map(
      ({ id, nodes }) => id + ": " + nodes.map(({ html, failureSummary }) => html + " " + failureSummary).join(" | ")))
  `);
  expect(violations).to.deep.equal([]);
}
