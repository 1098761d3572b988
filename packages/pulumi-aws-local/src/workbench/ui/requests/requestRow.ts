import { formatTime } from "../lib/formatTime";
import { h } from "../lib/h";
import type { RequestSummary } from "../../requests/requestTypes";
import { formatCaller, formatCapacity, formatDuration } from "./format";
import { titleOf } from "./titleOf";

/** One operation in the list, with a link to its details. */
export function requestRow(summary: RequestSummary): HTMLLIElement {
  const { id, at, who, type, durationMs, errorTypes, capacity, status } = summary;
  const [errorType] = errorTypes;
  const more = errorTypes.length > 1 ? ` +${errorTypes.length - 1}` : "";
  return h(
    "li",
    {},
    h(
      "a",
      { href: `#${id}`, class: "request" },
      h("span", { class: `type ${type}`, title: type }, TYPES[type]),
      h("span", { class: "what" }, titleOf(summary)),
      h("span", { class: "took" }, formatDuration(durationMs)),
      h(
        "span",
        { class: "line" },
        h("time", { datetime: at }, formatTime(at)),
        h("span", { class: "who", title: who.id }, formatCaller(who)),
        errorType === undefined
          ? h("span", { class: "units" }, formatCapacity(capacity))
          : h(
              "span",
              { class: "tag bad" },
              status === 200 ? `${errorType}${more}` : `${status} ${errorType}`,
            ),
      ),
    ),
  );
}

const TYPES: Record<RequestSummary["type"], string> = {
  query: "Q",
  mutation: "M",
  subscription: "S",
  unknown: "?",
};
