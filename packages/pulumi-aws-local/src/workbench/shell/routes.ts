import { pages } from "../pages";
import { get, type Responder, type WorkbenchRoute } from "../route";
import { renderPage } from "./renderPage";

const toFirstPage: Responder = () => ({
  status: 302,
  headers: { location: `/_local/${pages[0]!.name}`, "cache-control": "no-store" },
  body: "",
});

/** The pages themselves: the same few elements, filled by their scripts. */
export const shellRoutes: readonly WorkbenchRoute[] = [
  get("/_local", toFirstPage),
  get("/_local/", toFirstPage),
  ...pages.map((page) => get(`/_local/${page.name}`, () => renderPage(page))),
];
