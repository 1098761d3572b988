import type { ResourceView, StackView } from "../../stack/stackTypes";
import { fetchJson } from "../lib/fetchJson";
import { fill, h } from "../lib/h";
import { listen } from "../lib/listen";
import { createLinks, type Links } from "./links";
import { resourceDetails } from "./resourceDetails";
import { resourceTree } from "./resourceTree";
import { createSearch } from "./search";

/** The stack: a tree of its resources, and the selected one, which the URL identifies (#<urn>). */
export function showStack(main: HTMLElement): void {
  const search = h("input", {
    type: "search",
    class: "stack-search",
    placeholder: "Type, name, property or value",
    "aria-label": "Search resources",
    oninput: () => drawTree(),
  });
  const count = h("p", { class: "note", role: "status" });
  const tree = h("nav", { class: "panel side", "aria-label": "Resources", tabindex: 0 });
  const details = h("div", { class: "panel body" });
  main.append(
    h("div", { class: "head" }, h("h1", {}, "Stack"), search, count),
    h("div", { class: "split stack" }, tree, details),
  );

  let resources: readonly ResourceView[] = [];
  let byUrn: ReadonlyMap<string, ResourceView> = new Map();
  let links: Links = createLinks([]);
  let find = createSearch([]);
  const chosen = (): string => decodeURIComponent(location.hash.slice(1));

  const drawTree = (): void => {
    const shown = find(search.value);
    const all = resources.length;
    count.textContent =
      shown.size === all ? `${all} resources` : `${shown.size} of ${all} resources`;
    fill(
      tree,
      shown.size === 0
        ? h("p", { class: "empty" }, "Nothing matches.")
        : resourceTree(resources, shown, chosen()),
    );
  };
  const drawDetails = (): void => {
    const resource = byUrn.get(chosen());
    fill(
      details,
      resource === undefined
        ? h(
            "p",
            { class: "empty" },
            chosen() === "" ? "Choose a resource." : "The program does not declare this resource.",
          )
        : resourceDetails(resource, byUrn, links),
    );
  };
  const choose = (): void => {
    drawTree();
    drawDetails();
    tree.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    details.querySelector("h2")?.focus({ preventScroll: matchMedia("(min-width: 761px)").matches });
    details.scrollTop = 0;
  };
  const read = async (): Promise<void> => {
    ({ resources } = await fetchJson<StackView>("stack.json"));
    byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    links = createLinks(resources);
    find = createSearch(resources);
    drawTree();
    drawDetails();
  };
  addEventListener("hashchange", choose);
  listen({ program: ({ state }) => state === "applied" && void read() }, read);
}
