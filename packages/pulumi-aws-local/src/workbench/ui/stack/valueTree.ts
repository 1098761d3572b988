import { h, type Child } from "../lib/h";

/** Options for rendering a property tree. */
export interface ValueTreeOptions {
  /** Dotted paths without list indexes of inputs without effect. */
  withoutEffect: ReadonlySet<string>;
  /** Renders a text with links. */
  text(value: string): Child;
}

/** Properties by name, nested ones below their parents. */
export function valueTree(
  value: Record<string, unknown>,
  options: ValueTreeOptions,
  path = "",
): HTMLElement {
  const rows = Object.entries(value).map(([name, child]) => {
    const here = path === "" ? name : `${path}.${name}`;
    const mark = options.withoutEffect.has(here) && h("span", { class: "tag warn" }, "no effect");
    return h(
      "div",
      { class: "property" },
      h("dt", {}, name, mark),
      h("dd", {}, drawValue(child, options, here)),
    );
  });
  return rows.length === 0
    ? h("span", { class: "literal" }, "{ }")
    : h("dl", { class: "properties" }, rows);
}

function drawValue(value: unknown, options: ValueTreeOptions, path: string): Child {
  if (typeof value === "string") return drawText(value, options);
  if (typeof value !== "object" || value === null) {
    return h("span", { class: "literal" }, String(value));
  }
  if ("$secret" in value) return h("span", { class: "tag" }, "secret");
  if (!Array.isArray(value)) return valueTree(value as Record<string, unknown>, options, path);
  if (value.length === 0) return h("span", { class: "literal" }, "[ ]");
  return h(
    "ol",
    { class: "values" },
    value.map((item) => h("li", {}, drawValue(item, options, path))),
  );
}

/** Long text is collapsed under a summary; JSON is formatted. */
function drawText(value: string, { text }: ValueTreeOptions): Child {
  if (value === "") return h("span", { class: "literal" }, '""');
  const laidOut = layOut(value);
  if (!laidOut.includes("\n") && laidOut.length < 240)
    return h("span", { class: "text" }, text(value));
  const lines = laidOut.split("\n").length;
  const size = lines > 1 ? `${lines} lines` : `${value.length} characters`;
  return h(
    "details",
    { open: lines <= 14 && laidOut.length < 1200 },
    h("summary", {}, size),
    h("pre", { class: "text", tabindex: 0 }, text(laidOut)),
  );
}

function layOut(value: string): string {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
