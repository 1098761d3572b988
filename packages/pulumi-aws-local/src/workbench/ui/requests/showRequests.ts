import type { RequestDetail, RequestSummary } from "../../requests/requestTypes";
import { fetchJson, messageOf } from "../lib/fetchJson";
import { fill, h } from "../lib/h";
import { listen } from "../lib/listen";
import { singleFlight } from "../lib/singleFlight";
import { requestControls } from "./requestControls";
import { requestDetail } from "./requestDetail";
import { RequestList } from "./requestList";

/** Fills the page: the live list of operations, and the selected one. */
export function showRequests(main: HTMLElement): void {
  const count = h("span", {
    class: "note",
    role: "status",
    title: "At most 200 requests per second are recorded.",
  });
  const rows = h("ol", { class: "rows", "aria-label": "Requests, newest first", onkeydown: step });
  const none = h("p", { class: "empty" });
  const body = h("section", { class: "panel body", "aria-label": "Request" });
  const layout = h(
    "div",
    { class: "requests" },
    h("div", { class: "panel list" }, none, rows),
    body,
  );
  const list = new RequestList(rows, ({ count: shown, all, hidesChosen }) => {
    count.textContent = shown === all ? `${all} of the last 200` : `${shown} of ${all}`;
    none.hidden = shown > 0;
    none.textContent =
      all === 0
        ? "No requests yet. Open the site, or send one in GraphiQL."
        : "No request matches the filter.";
    body.hidden = hidesChosen;
    layout.classList.toggle("chosen", location.hash.length > 1 && !hidesChosen);
  });
  let paused = false;
  const refresh = singleFlight(async () => {
    const after = list.newest === undefined ? "" : `?after=${list.newest}`;
    list.add(await fetchJson<RequestSummary[]>(`requests.json${after}`));
  });
  const follow = (): void => {
    if (!paused) refresh();
  };
  const controls = requestControls({
    onFilter: (filter) => list.filter(filter),
    onPause: (isPaused) => {
      paused = isPaused;
      follow();
    },
  });
  main.append(
    h(
      "div",
      { class: "head" },
      h("h1", {}, "Requests"),
      count,
      h("div", { class: "tools" }, controls),
    ),
    layout,
  );

  const choose = async (): Promise<void> => {
    const id = location.hash.slice(1);
    list.choose(id);
    if (id === "")
      return fill(body, h("p", { class: "empty" }, "Select a request to see its details."));
    const back = h("a", { class: "back", href: "#" }, "All requests");
    try {
      const detail = await fetchJson<RequestDetail>(`requests.json?id=${encodeURIComponent(id)}`);
      if (id !== location.hash.slice(1)) return; // another one was selected meanwhile
      fill(body, back, requestDetail(detail));
      // On a phone the list is hidden, and has lost the focus.
      if (rows.offsetParent === null) body.querySelector("h2")!.focus();
    } catch (error) {
      if (id !== location.hash.slice(1)) return;
      fill(body, back, h("p", { class: "problem", role: "alert" }, messageOf(error)));
    }
  };
  addEventListener("hashchange", () => void choose());
  void choose();
  listen({ request: follow }, follow);
}

/** Arrow keys move through the visible rows. */
function step(event: KeyboardEvent): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const links = [
    ...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("li:not([hidden]) > a"),
  ];
  const at = links.indexOf(document.activeElement as HTMLElement);
  links[at + by]?.focus();
  event.preventDefault();
}
