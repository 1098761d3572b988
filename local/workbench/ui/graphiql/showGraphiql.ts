import { GraphiQL } from "graphiql";
import { buildClientSchema, type IntrospectionQuery } from "graphql";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import type { Actors } from "../../graphiql/actorTypes";
import { fetchJson, messageOf } from "../lib/fetchJson";
import { h } from "../lib/h";
import { listen } from "../lib/listen";
import { actorSelect } from "./actorSelect";
import { createFetcher } from "./createFetcher";
import { createExamplesPanel } from "./examplesPanel";
import { exampleOperations } from "./exampleOperations";

/** GraphiQL on the running API, as whom one likes. The schema comes from the stack: the API may keep it to itself. */
export async function showGraphiql(main: HTMLElement): Promise<void> {
  const actors = await fetchJson<Actors>("actors.json");
  const { elements, actor } = actorSelect(actors);
  const place = h("div", { class: "graphiql" });
  const fault = h("p", { class: "problem", role: "alert", hidden: true });
  main.append(h("div", { class: "head" }, h("h1", {}, "GraphiQL"), elements), fault, place);

  const root = createRoot(place);
  const fetcher = createFetcher(actor);
  let shown: string | undefined;
  const read = async (): Promise<void> => {
    try {
      const introspection = await fetchJson<IntrospectionQuery>("schema.json");
      fault.hidden = true;
      const text = JSON.stringify(introspection);
      if (text === shown) return;
      shown = text;
      const schema = buildClientSchema(introspection);
      const panel = createExamplesPanel(exampleOperations(schema, () => crypto.randomUUID()));
      root.render(
        createElement(GraphiQL, {
          fetcher,
          schema,
          plugins: [panel],
          visiblePlugin: panel,
          defaultEditorToolsVisibility: "variables",
          isHeadersEditorEnabled: false,
          shouldPersistHeaders: false,
          forcedTheme: "system",
          defaultQuery: "# Choose an example at the left, or write an operation of your own.\n",
        }),
      );
    } catch (error) {
      fault.textContent = messageOf(error);
      fault.hidden = false;
    }
  };
  listen({ program: ({ state }) => state === "applied" && void read() }, read);
}
