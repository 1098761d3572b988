import { h } from "../lib/h";

/** Fills the page. */
export function showMail(main: HTMLElement): void {
  main.append(h("h1", {}, "Mail"));
}
