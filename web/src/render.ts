import { h } from "./dom";
import { shells, type Maker } from "./shells";

/** Creates the elements of a shell in the browser. */
export const makeElement: Maker<HTMLElement> = (tag, props, ...children) =>
  h(tag as keyof HTMLElementTagNameMap, props, ...children);

/** The content of a page before its data is loaded. */
export function renderShell(path: string): HTMLElement[] {
  return (shells[path] ?? shells["/404"])?.(makeElement) ?? [];
}
