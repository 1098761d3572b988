import { h } from "../lib/h";
import type { Example } from "./exampleOperations";

const KINDS = { query: "Queries", mutation: "Mutations", subscription: "Subscriptions" } as const;

/** A list of examples, each of which opens in a new tab; `offer` refills the list. */
export function exampleSelect(open: (example: Example) => void): {
  element: HTMLElement;
  offer(examples: readonly Example[]): void;
} {
  let offered: readonly Example[] = [];
  const hint = h("option", { value: "" }, "Open an example…");
  const select = h("select", {
    id: "example",
    "aria-label": "Example operations",
    onchange: () => {
      const example = offered[Number(select.value)];
      if (select.value !== "" && example !== undefined) open(example);
      select.value = "";
    },
  });
  return {
    element: select,
    offer(examples) {
      offered = examples;
      const groups = (Object.keys(KINDS) as Example["kind"][]).map((kind) => {
        const options = examples.flatMap((example, index) =>
          example.kind === kind ? [h("option", { value: index }, example.field)] : [],
        );
        return options.length > 0 && h("optgroup", { label: KINDS[kind] }, options);
      });
      select.replaceChildren(hint, ...groups.filter((group) => group !== false));
    },
  };
}
