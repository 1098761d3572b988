import { pages } from "../pages";
import type { Route, Routes } from "../route";
import { renderPage } from "./renderPage";

const toFirstPage: Route = () => ({
  status: 302,
  headers: { location: `/_local/${pages[0]!.name}`, "cache-control": "no-store" },
  body: "",
});

/** The pages themselves: the same few elements each, filled in by their scripts. */
export const shellRoutes: Routes = {
  "GET /_local": toFirstPage,
  "GET /_local/": toFirstPage,
  ...Object.fromEntries(
    pages.map((page): [string, Route] => [`GET /_local/${page.name}`, () => renderPage(page)]),
  ),
};
