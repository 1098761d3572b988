import GraphiQL from "graphiql-bundle";
import { buildClientSchema, type IntrospectionQuery } from "graphql";
import { createElement, Fragment } from "react";
import { createRoot } from "react-dom/client";
import type { Actors } from "../../graphiql/actorTypes";
import { fetchJson, messageOf } from "../lib/fetchJson";
import { h } from "../lib/h";
import { listen } from "../lib/listen";
import { actorSelect } from "./actorSelect";
import { createFetcher } from "./createFetcher";
import { exampleOperations } from "./exampleOperations";
import { exampleSelect } from "./exampleSelect";
import { createTabOpener } from "./tabOpener";

/**
 * GraphiQL on the running API with a selectable identity. The schema comes from the stack, because the API's
 * introspection may be disabled.
 */
export async function showGraphiql(main: HTMLElement): Promise<void> {
  const actors = await fetchJson<Actors>("actors.json");
  const { elements, actor } = actorSelect(actors);
  const { Opener, open } = createTabOpener();
  const examples = exampleSelect(open);
  const place = h("div", { class: "graphiql" });
  const fault = h("p", { class: "problem", role: "alert", hidden: true });
  const head = h("div", { class: "head" }, h("h1", {}, "GraphiQL"), elements, examples.element);
  main.append(head, fault, place);

  const root = createRoot(place);
  const fetcher = createFetcher(actor);
  const show = (introspection: IntrospectionQuery): void => {
    // GraphiQL accepts a schema only from its own copy of graphql.
    const schema = GraphiQL.GraphQL.buildClientSchema(introspection);
    const ownSchema = buildClientSchema(introspection);
    examples.offer(exampleOperations(ownSchema, () => crypto.randomUUID()));
    const props = {
      fetcher,
      schema,
      defaultEditorToolsVisibility: "variables",
      isHeadersEditorEnabled: false,
      shouldPersistHeaders: false,
      forcedTheme: "system",
      defaultQuery: "# Open an example, or write your own operation.\n",
    } as const;
    const children = [
      createElement(GraphiQL.Logo, { key: "logo" }, createElement(Fragment)),
      createElement(GraphiQL.Toolbar, {
        key: "toolbar",
        children: ({ prettify, copy, merge }) =>
          createElement(Fragment, null, prettify, merge, copy, createElement(Opener)),
      }),
    ];
    root.render(createElement(GraphiQL, props, children));
  };
  let shown: string | undefined;
  const read = async (): Promise<void> => {
    try {
      const introspection = await fetchJson<IntrospectionQuery>("schema.json");
      fault.hidden = true;
      const text = JSON.stringify(introspection);
      if (text !== shown) show(introspection);
      shown = text;
    } catch (error) {
      fault.textContent = messageOf(error);
      fault.hidden = false;
    }
  };
  listen({ program: ({ state }) => state === "applied" && void read() }, read);
}
