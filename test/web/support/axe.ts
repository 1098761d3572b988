import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Page } from "playwright-core";

const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Expects that axe-core finds nothing to complain about on the page as it is now; `without` names rules that are not ours to keep. */
export async function expectAccessible(page: Page, without: string[] = []): Promise<void> {
  // Evaluated, not added as a script element: the page's policy lets no foreign script in.
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(source);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const options = JSON.stringify({ resultTypes: ["violations"], rules });
  const violations = await page.evaluate<string[]>(`
    axe.run(document, ${options}).then((found) => found.violations.map(
      ({ id, nodes }) => id + ": " + nodes.map(({ html, failureSummary }) => html + " " + failureSummary).join(" | ")))
  `);
  expect(violations).to.deep.equal([]);
}
