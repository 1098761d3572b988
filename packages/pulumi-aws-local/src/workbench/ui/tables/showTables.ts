import type { ItemsPage, TableView } from "../../tables/tableTypes";
import { fetchJson, messageOf } from "../lib/fetchJson";
import { fill, h } from "../lib/h";
import { itemsTable } from "./itemsTable";

/** The tables' items, read-only. The URL identifies the shown page: ?table=&index=&value=. */
export async function showTables(main: HTMLElement): Promise<void> {
  const tables = await fetchJson<TableView[]>("tables.json");
  const given = new URLSearchParams(location.search);
  const tableSelect = h(
    "select",
    { id: "table", onchange: () => chooseTable() },
    tables.map(({ name }) => h("option", { value: name }, name)),
  );
  const indexSelect = h("select", { id: "index", onchange: () => chooseIndex() });
  const value = h("input", { type: "search", id: "value", autocomplete: "off" });
  const keyName = h("span", {});
  const count = h("p", { class: "note", role: "status" });
  const result = h("div", { class: "result" });
  const next = h(
    "button",
    { type: "button", onclick: () => void read(following, false) },
    "Next 50 items",
  );
  const first = h(
    "button",
    { type: "button", onclick: () => void read(undefined, true) },
    "First items",
  );
  const form = h(
    "form",
    {
      class: "filters",
      onsubmit: (event: SubmitEvent) => (event.preventDefault(), void read(undefined, true)),
    },
    h("label", {}, "Table", tableSelect),
    h("label", {}, "By", indexSelect),
    h("label", {}, keyName, value),
    h("button", { type: "submit" }, "Read"),
  );
  main.append(
    h("div", { class: "head" }, h("h1", {}, "Tables"), count),
    form,
    result,
    h("p", { class: "paging" }, first, next),
    h("p", { class: "note" }, "Tokens, secrets and codes are never shown. This page is read-only."),
  );

  let following: string | undefined;
  let page = 0;
  /** Number of reads: responses may arrive in another order than their requests, and only the last one is shown. */
  let reads = 0;
  const table = (): TableView => tables.find(({ name }) => name === tableSelect.value)!;
  const showKey = (): void => {
    const index = table().indexes.find(({ name }) => name === indexSelect.value);
    keyName.textContent = `${(index ?? table()).key[0]} is exactly`;
  };
  const fillIndexes = (): void => {
    const { key, indexes } = table();
    fill(
      indexSelect,
      h("option", { value: "" }, `Key (${key.join(", ")})`),
      indexes.map((index) =>
        h("option", { value: index.name }, `${index.name} (${index.key.join(", ")})`),
      ),
    );
  };
  const chooseIndex = (): void => {
    value.value = "";
    showKey();
    void read(undefined, true);
  };
  const chooseTable = (): void => {
    fillIndexes();
    chooseIndex();
  };
  const read = async (start: string | undefined, isFirst: boolean): Promise<void> => {
    const query = new URLSearchParams({ table: tableSelect.value });
    if (indexSelect.value !== "") query.set("index", indexSelect.value);
    if (value.value !== "") query.set("value", value.value);
    history.replaceState(null, "", `?${query}`);
    if (start !== undefined) query.set("start", start);
    const own = ++reads;
    count.textContent = "Reading…";
    next.disabled = first.disabled = true;
    try {
      const { items, next: more } = await fetchJson<ItemsPage>(`items.json?${query}`);
      if (own !== reads) return;
      page = isFirst ? 1 : page + 1;
      following = more;
      count.textContent = `Page ${page}: ${items.length} ${items.length === 1 ? "item" : "items"}`;
      fill(
        result,
        items.length === 0
          ? h("p", { class: "panel empty" }, "No items.")
          : itemsTable(items, table()),
      );
    } catch (error) {
      if (own !== reads) return;
      following = undefined;
      count.textContent = "";
      fill(result, h("p", { class: "problem", role: "alert" }, messageOf(error)));
    }
    next.disabled = following === undefined;
    first.disabled = page <= 1;
  };
  if (tables.length === 0)
    return fill(
      main,
      h("h1", {}, "Tables"),
      h("p", { class: "empty" }, "The program declares no tables."),
    );
  const wanted = given.get("table");
  if (tables.some(({ name }) => name === wanted)) tableSelect.value = wanted!;
  fillIndexes();
  indexSelect.value = table().indexes.some(({ name }) => name === given.get("index"))
    ? given.get("index")!
    : "";
  value.value = given.get("value") ?? "";
  showKey();
  await read(undefined, true);
}
