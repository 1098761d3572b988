import { h } from "./dom";
import { shells, type Maker } from "./shells";

/** Makes the elements of a shell in the browser. */
export const makeElement: Maker<HTMLElement> = (tag, props, ...children) =>
  h(tag as keyof HTMLElementTagNameMap, props, ...children);

/** What a page shows before its data is there. */
export function renderShell(path: string): HTMLElement[] {
  return (shells[path] ?? shells["/404"])?.(makeElement) ?? [];
}
