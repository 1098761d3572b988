import type { ResourceView } from "../../stack/stackTypes";
import { h, type Child } from "../lib/h";
import type { Links } from "./links";
import { shortType } from "./shortType";
import { valueTree } from "./valueTree";

/** All details of one resource, with links to the resources that it refers to. */
export function resourceDetails(
  resource: ResourceView,
  byUrn: ReadonlyMap<string, ResourceView>,
  links: Links,
): HTMLElement {
  const { urn, type, name, id, kind, parent, inputs, outputs } = resource;
  const text = (value: string): Child =>
    links
      .split(value, urn)
      .map((piece) => (piece.urn === undefined ? piece.text : linkTo(piece.urn, piece.text)));
  const section = (title: string, content: Child): Child =>
    h("section", {}, h("h3", {}, title), content);
  const labelled = (other: string): Child => {
    const found = byUrn.get(other);
    return (
      found && [
        linkTo(other, found.name),
        " ",
        h("span", { class: "muted" }, shortType(found.type)),
      ]
    );
  };
  const usedBy = links.usedBy(urn);
  const children = [...byUrn.values()].filter((other) => other.parent === urn);
  const list = (urns: string[]): Child =>
    h(
      "ul",
      { class: "links" },
      urns.map((other) => h("li", {}, labelled(other))),
    );
  const withoutEffect = new Set(resource.withoutEffect);
  const isEmpty = (value: object): boolean => Object.keys(value).length === 0;
  return h(
    "article",
    { class: "details" },
    h("h2", { tabindex: -1 }, name),
    h("p", { class: "type" }, h("code", {}, type), " ", EFFECTS[kind]?.()),
    id !== undefined && section("Id", h("p", { class: "text" }, id)),
    parent !== undefined && section("Part of", h("p", {}, labelled(parent))),
    usedBy.length > 0 && section("Used by", list(usedBy)),
    children.length > 0 && section("Parts", list(children.map((child) => child.urn))),
    kind !== "component" && section("Inputs", valueTree(inputs, { text, withoutEffect })),
    !isEmpty(outputs) && section("Outputs", valueTree(outputs, { text, withoutEffect: new Set() })),
    section("URN", h("p", { class: "text" }, urn)),
  );
}

/** Explanations of a kind. */
export const EFFECTS: Partial<Record<ResourceView["kind"], () => Child>> = {
  accepted: () => h("span", { class: "tag warn" }, "accepted without effect"),
  real: () => h("span", { class: "tag good" }, "real here"),
};

function linkTo(urn: string, label: string): HTMLElement {
  return h("a", { href: `#${encodeURIComponent(urn)}` }, label);
}
