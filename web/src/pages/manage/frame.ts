import { fill, h, type Child } from "../../dom";
import type { PageContext } from "../../pageContext";

/** Shows one of the owner's pages, with the heading that the keyboard begins at. */
export function showFrame(
  { main, setTitle }: PageContext,
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
      h("p", { class: "eyebrow" }, h("a", { href: "/manage" }, "Manage the store")),
      h("h1", { id: "title", tabindex: "-1" }, title),
    ),
    content,
  );
  if (hadFocus) main.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
}
