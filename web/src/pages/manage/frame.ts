import { fill, h, type Child } from "../../dom";
import type { PageContext } from "../../pageContext";
import { managePathOf, managePaths } from "./paths";

/** Shows one of the owner's pages, with the focus on its heading. */
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
      createNav(url),
      h("h1", { id: "title", tabindex: "-1" }, title),
    ),
    content,
  );
  if (hadFocus) main.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
}

function createNav({ pathname }: URL): HTMLElement {
  const here = managePathOf(pathname);
  return h(
    "nav",
    { class: "manage-nav eyebrow", "aria-label": "Manage the store" },
    Object.entries(managePaths).map(([path, name]) =>
      h("a", { href: path, "aria-current": path === here && "true" }, name),
    ),
  );
}
