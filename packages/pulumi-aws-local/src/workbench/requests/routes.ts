import { json, problem } from "../responses";
import { get, type WorkbenchRoute } from "../route";

/** The last GraphQL operations, newest first (`?after=ID`: only newer ones), or one in full (`?id=ID`). */
export const requestRoutes: readonly WorkbenchRoute[] = [
  get("/_local/requests.json", ({ query }, _services, { requests }) => {
    const parameters = new URLSearchParams(query);
    const id = parameters.get("id");
    if (id === null) return json(200, requests.list(parameters.get("after") ?? undefined));
    const detail = requests.find(id);
    return detail === undefined
      ? problem(404, "This request is not among the last 200.")
      : json(200, detail);
  }),
];
