import { h } from "../lib/h";

/** Fills the page. */
export function showStack(main: HTMLElement): void {
  main.append(h("h1", {}, "Stack"));
}
