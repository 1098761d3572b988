import type { Page } from "../pages";
import { h } from "./lib/h";
import { byId } from "./lib/byId";
import { messageOf } from "./lib/fetchJson";

/** Fills <main>; called once when the page has loaded. */
type ShowPage = (main: HTMLElement) => void | Promise<void>;

/** Each page's module, loaded on that page only. */
const MODULES: Record<Page["name"], () => Promise<ShowPage>> = {
  stack: async () => (await import("./stack/showStack")).showStack,
  mail: async () => (await import("./mail/showMail")).showMail,
  requests: async () => (await import("./requests/showRequests")).showRequests,
  graphiql: async () => (await import("./graphiql/showGraphiql")).showGraphiql,
  tables: async () => (await import("./tables/showTables")).showTables,
};

async function start(): Promise<void> {
  const main = byId("main");
  try {
    const show = await MODULES[document.body.dataset["page"] as Page["name"]]();
    main.replaceChildren();
    await show(main);
  } catch (error) {
    main.append(h("p", { class: "problem", role: "alert" }, messageOf(error)));
    throw error;
  }
}

void start();
