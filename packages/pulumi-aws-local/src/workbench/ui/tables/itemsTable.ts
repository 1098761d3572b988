import type { Item, TableView } from "../../tables/tableTypes";
import { h } from "../lib/h";
import { plainItem, plainValue } from "./plainValue";
import { tabs } from "../lib/tabs";

/** Items as a table: key attributes first, then all others; each row opens to the complete item. */
export function itemsTable(items: readonly Item[], { name, key }: TableView): HTMLElement {
  const columns = columnsOf(items, key);
  return h(
    "div",
    { class: "panel scrolling", tabindex: 0, role: "region", "aria-label": `Items of ${name}` },
    h(
      "table",
      { class: "items" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, h("span", { class: "visually-hidden" }, "Whole item")),
          columns.map((column) =>
            h(
              "th",
              { scope: "col" },
              column,
              key.includes(column) && h("span", { class: "tag accent" }, "key"),
            ),
          ),
        ),
      ),
      h(
        "tbody",
        {},
        items.flatMap((item) => rows(item, columns, key)),
      ),
    ),
  );
}

/** Names of all attributes of the items: key attributes first, the others sorted alphabetically. */
export function columnsOf(items: readonly Item[], key: readonly string[]): string[] {
  const names = new Set(items.flatMap((item) => Object.keys(item)));
  return [...key, ...[...names].filter((name) => !key.includes(name)).sort()];
}

function rows(item: Item, columns: readonly string[], key: readonly string[]): HTMLElement[] {
  const whole = h("tr", { class: "whole", hidden: true });
  const label = key.map((name) => String(plainValue(item[name] ?? {}))).join(" ");
  const button = h(
    "button",
    {
      type: "button",
      class: "open",
      "aria-expanded": "false",
      "aria-label": `Whole item ${label}`,
      onclick: () => {
        whole.hidden = !whole.hidden;
        button.setAttribute("aria-expanded", String(!whole.hidden));
        if (whole.childElementCount === 0) whole.append(wholeItem(item, columns.length + 1));
      },
    },
    "›",
  );
  const cells = columns.map((column) => {
    const value = item[column];
    return h("td", {}, value && h("span", { class: "cell" }, shortText(plainValue(value))));
  });
  return [h("tr", {}, h("td", {}, button), cells), whole];
}

function wholeItem(item: Item, span: number): HTMLElement {
  const pre = (value: unknown) => () => h("pre", {}, JSON.stringify(value, null, 2));
  const parts = [
    { title: "JSON", content: pre(plainItem(item)) },
    { title: "DynamoDB JSON", content: pre(item) },
  ];
  return h("td", { colspan: span }, tabs("The item as", parts));
}

function shortText(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
