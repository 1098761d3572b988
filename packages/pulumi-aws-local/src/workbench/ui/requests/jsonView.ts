import { h } from "../lib/h";

/** A value as indented, colored JSON; a string that is JSON itself is shown parsed. */
export function jsonView(value: unknown, label: string): HTMLElement {
  const pre = h("pre", { class: "json", tabindex: "0", role: "region", "aria-label": label });
  write(pre, value, "");
  return pre;
}

function write(into: HTMLElement, value: unknown, indent: string): void {
  const inner = typeof value === "string" ? parsed(value) : undefined;
  if (inner !== undefined) {
    into.append(h("span", { class: "mark" }, "JSON text "));
    write(into, inner, indent);
  } else if (typeof value === "object" && value !== null) {
    writeMembers(into, value, indent);
  } else {
    const kind = typeof value === "string" ? "string" : "number";
    into.append(h("span", { class: kind }, JSON.stringify(value) ?? "null"));
  }
}

function writeMembers(into: HTMLElement, value: object, indent: string): void {
  const isList = Array.isArray(value);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  const members = Object.entries(value);
  if (members.length === 0) return void into.append(open + close);
  into.append(open);
  for (const [at, [name, member]] of members.entries()) {
    into.append(`${at === 0 ? "" : ","}\n${indent}  `);
    if (!isList) into.append(h("span", { class: "key" }, JSON.stringify(name)), ": ");
    write(into, member, `${indent}  `);
  }
  into.append(`\n${indent}${close}`);
}

function parsed(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
