import { h } from "../../dom";

/** A part of the page with its heading. */
export function createPart(id: string, name: string, ...content: Node[]): HTMLElement {
  return h(
    "section",
    { class: "part", id, "aria-labelledby": `${id}-title`, "data-name": name },
    h("h2", { id: `${id}-title`, tabindex: "-1" }, name),
    content,
  );
}
