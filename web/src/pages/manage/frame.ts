import { fill, h, type Child } from "../../dom";
import type { PageContext } from "../../pageContext";

/** Shows one of the owner's pages, with the heading that the keyboard begins at. */
export function showFrame(
  { main, url, setTitle }: PageContext,
  title: string,
  ...content: Child[]
): void {
  setTitle(title);
  const hadFocus = main.contains(document.activeElement) || document.activeElement === main;
  fill(
    main,
    h(
      "header",
      { class: "page-head" },
      h("p", { class: "eyebrow" }, "Manage the store"),
      createNavigation(url.pathname.replace(/\/$/, "")),
      h("h1", { id: "title", tabindex: "-1" }, title),
    ),
    content,
  );
  if (hadFocus) main.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
}

/** Paths and names of the owner's pages. */
const links = [
  ["/manage", "Today"],
  ["/manage/products", "Products"],
  ["/manage/people", "People"],
] as const;

function createNavigation(path: string): HTMLElement {
  return h(
    "nav",
    { class: "manage-nav", "aria-label": "Manage the store" },
    h(
      "ul",
      {},
      links.map(([href, name]) =>
        h("li", {}, h("a", { href, "aria-current": href === path && "page" }, name)),
      ),
    ),
  );
}
