import type { ResourceView } from "../../stack/stackTypes";
import { h } from "../lib/h";
import { shortType } from "./shortType";

/** The resource tree of the program with the resources in `shown` and their ancestors. */
export function resourceTree(
  resources: readonly ResourceView[],
  shown: ReadonlySet<string>,
  current: string | undefined,
): HTMLElement {
  const children = new Map<string | undefined, ResourceView[]>();
  for (const resource of resources) {
    const siblings = children.get(resource.parent);
    if (siblings === undefined) children.set(resource.parent, [resource]);
    else siblings.push(resource);
  }
  const level = (parent: string | undefined): HTMLElement[] =>
    (children.get(parent) ?? []).flatMap((resource) => {
      const below = level(resource.urn);
      if (below.length === 0 && !shown.has(resource.urn)) return [];
      return [
        h(
          "li",
          {},
          entry(resource, resource.urn === current),
          below.length > 0 && h("ul", {}, below),
        ),
      ];
    });
  return h("ul", { class: "tree" }, level(undefined));
}

function entry({ urn, type, name, kind }: ResourceView, isCurrent: boolean): HTMLElement {
  return h(
    "a",
    {
      href: `#${encodeURIComponent(urn)}`,
      class: `resource ${kind}`,
      "aria-current": isCurrent && "true",
    },
    h("span", { class: "name" }, name),
    h("span", { class: "kind" }, shortType(type)),
    kind === "accepted" && h("span", { class: "tag warn" }, "no effect"),
  );
}
