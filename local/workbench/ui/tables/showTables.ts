import { h } from "../lib/h";

/** Fills the page. */
export function showTables(main: HTMLElement): void {
  main.append(h("h1", {}, "Tables"));
}
