import { formatTime } from "../lib/formatTime";
import { h } from "../lib/h";
import type { RequestDetail } from "../../requests/requestTypes";
import { formatCaller, formatCapacity, formatDuration } from "./format";
import { jsonView } from "./jsonView";
import { errorLine } from "./stepDetails";
import { titleOf } from "./titleOf";
import { waterfall } from "./waterfall";

/** One operation in full: its result, its timing and its request. */
export function requestDetail(detail: RequestDetail): HTMLElement[] {
  const { document: source, variables, errors, lanes } = detail;
  return [
    h("h2", { tabindex: "-1" }, titleOf(detail)),
    facts(detail),
    ...errors.map((error) => errorLine(error, error.path)),
    lanes.length > 0 ? waterfall(detail) : h("p", { class: "note" }, "No resolver ran."),
    h(
      "section",
      { class: "asked" },
      h("h3", {}, "Asked"),
      source === null
        ? h("p", { class: "note" }, "The request was not a valid GraphQL document.")
        : h(
            "pre",
            { class: "json", tabindex: "0", role: "region", "aria-label": "Document" },
            source,
          ),
      Object.keys(variables).length > 0 && jsonView(variables, "Variables"),
    ),
  ];
}

function facts(detail: RequestDetail): HTMLElement {
  const { type, name, who, at, transport, status, durationMs, capacity, id } = detail;
  const rows: [string, string, string?][] = [
    ["Took", formatDuration(durationMs)],
    ["Capacity", formatCapacity(capacity) || "none"],
    ["Asked by", formatCaller(who), who.id],
    ["At", formatTime(at), at],
    [
      "Over",
      transport === "HTTP" ? `HTTP, ${status}` : `WebSocket, ${status === 200 ? "start" : status}`,
    ],
    ["Operation", name === null ? type : `${type} ${name}`],
    ["Request", id.slice(0, 8), `x-amzn-requestid: ${id}`],
  ];
  return h(
    "dl",
    { class: "facts" },
    rows.map(([term, text, title]) => h("div", {}, h("dt", {}, term), h("dd", { title }, text))),
  );
}
