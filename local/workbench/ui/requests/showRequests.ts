import { h } from "../lib/h";

/** Fills the page. */
export function showRequests(main: HTMLElement): void {
  main.append(h("h1", {}, "Requests"));
}
