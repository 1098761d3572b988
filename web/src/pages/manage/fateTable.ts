import type { AppliedLine } from "../../csv/applyImport";
import { countFates } from "../../csv/countFates";
import type { Fate, PlannedLine } from "../../csv/planImport";
import { fill, h } from "../../dom";

const words: Record<Fate, string> = {
  new: "new",
  changed: "changed",
  same: "the same",
  applied: "imported before",
  refused: "refused",
};

/** Maximum number of displayed rows. */
const mostRows = 500;

/** Describes how many lines of a plan have each fate. */
export function describeFates(plan: readonly PlannedLine[]): string {
  const counts = Object.entries(countFates(plan)).filter(([, count]) => count > 0);
  if (counts.length === 0) return "no line.";
  return `${counts.map(([fate, count]) => `${count} ${words[fate as Fate]}`).join(", ")}.`;
}

/** A table of the lines of a plan that change something or are refused, refused lines first. */
export function createFateTable(plan: readonly PlannedLine[]) {
  const listed = plan.filter(({ fate }) => fate !== "same");
  const refused = listed.filter(({ fate }) => fate === "refused");
  const others = listed.filter(({ fate }) => fate !== "refused");
  const shown = [...refused, ...others].slice(0, mostRows);
  const element = h("div", {});
  const show = (lines: readonly PlannedLine[], more: number) =>
    fill(
      element,
      lines.length > 0 && createTable(lines),
      more > 0 && h("p", {}, `And ${more} lines more.`),
    );
  show(shown, listed.length - shown.length);
  const showRefusals = (lines: readonly AppliedLine[]) =>
    show(
      lines.slice(0, mostRows).map(({ line, id, refusal }) => ({
        line,
        id,
        fate: "refused",
        what: refusal ?? "",
        change: null,
      })),
      Math.max(0, lines.length - mostRows),
    );
  return { element, showRefusals };
}

function createTable(lines: readonly PlannedLine[]): HTMLElement {
  const heads = ["Line", "Product", "Fate", "What"];
  return h(
    "div",
    { class: "wide-table", tabindex: "0", role: "region", "aria-label": "Lines of the file" },
    h(
      "table",
      { class: "managed fates" },
      h("caption", { class: "sr-only" }, "Lines of the file"),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          heads.map((head) => h("th", { scope: "col" }, head)),
        ),
      ),
      h("tbody", { id: "fates" }, lines.map(createRow)),
    ),
  );
}

function createRow({ line, id, fate, what }: PlannedLine): HTMLElement {
  return h(
    "tr",
    { "data-fate": fate },
    h("td", { class: "number" }, String(line)),
    h("th", { scope: "row" }, id),
    h("td", {}, fate === "refused" ? h("strong", {}, words[fate]) : words[fate]),
    h("td", {}, what),
  );
}
