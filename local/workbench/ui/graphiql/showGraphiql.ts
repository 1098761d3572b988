import { h } from "../lib/h";

/** Fills the page. */
export function showGraphiql(main: HTMLElement): void {
  main.append(h("h1", {}, "Graphiql"));
}
