import type { ResourceView } from "../../stack/stackTypes";

/** Whether the type, name, id or any property's name or value contains each word of a search. */
export function createSearch(
  resources: readonly ResourceView[],
): (query: string) => ReadonlySet<string> {
  const texts = resources.map((resource) => {
    const { urn, type, name, id = "", inputs, outputs } = resource;
    return { urn, text: lower([type, name, id, JSON.stringify([inputs, outputs])].join("\n")) };
  });
  return (query) => {
    const words = lower(query).split(/\s+/).filter(Boolean);
    const found = texts.filter(({ text }) => words.every((word) => text.includes(word)));
    return new Set(found.map(({ urn }) => urn));
  };
}

function lower(text: string): string {
  return text.toLowerCase();
}
