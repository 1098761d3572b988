import { useEditorContext } from "@graphiql/react";
import { createElement as h, useEffect, useRef } from "react";
import type { Example } from "./exampleOperations";

const KINDS = { query: "Queries", mutation: "Mutations", subscription: "Subscriptions" } as const;

/** A panel of GraphiQL that lists the examples; each opens in a tab of its own. */
export function createExamplesPanel(examples: readonly Example[]) {
  function Examples() {
    const { addTab, activeTabIndex, queryEditor, variableEditor } = useEditorContext({
      nonNull: true,
    });
    const wanted = useRef<Example>(undefined);
    // The new tab takes the editors over first.
    useEffect(() => {
      const example = wanted.current;
      if (example === undefined) return;
      wanted.current = undefined;
      queryEditor?.setValue(example.query);
      variableEditor?.setValue(example.variables);
    }, [activeTabIndex, queryEditor, variableEditor]);
    const open = (example: Example): void => {
      wanted.current = example;
      addTab();
    };
    const group = (kind: Example["kind"]) => {
      const own = examples.filter((example) => example.kind === kind);
      if (own.length === 0) return null;
      const items = own.map((example) =>
        h(
          "li",
          { key: example.field },
          h("button", { type: "button", onClick: () => open(example) }, example.field),
        ),
      );
      return h("section", { key: kind }, h("h3", null, KINDS[kind]), h("ul", null, items));
    };
    const kinds = Object.keys(KINDS) as Example["kind"][];
    return h("div", { className: "examples" }, h("h2", null, "Examples"), kinds.map(group));
  }
  const icon = () =>
    h(
      "svg",
      {
        viewBox: "0 0 24 24",
        fill: "none",
        stroke: "currentColor",
        strokeWidth: 1.5,
        width: "1em",
      },
      h("path", { d: "M4 6h16M4 12h16M4 18h10", strokeLinecap: "round" }),
    );
  return { title: "Examples", icon, content: Examples };
}
