import { h, type Child } from "../lib/h";
import type { Call, Step } from "../../requests/requestTypes";
import { formatCapacity, formatDuration } from "./format";
import { jsonView } from "./jsonView";
import type { Unit } from "./unitsOf";

const TITLES: Record<Step["kind"], string> = {
  request: "Request handler returned",
  dataSource: "Data source returned",
  response: "Response handler returned",
};

/** The complete requests and results of a function. */
export function stepDetails({ name, steps }: Unit): HTMLElement {
  return h(
    "div",
    { class: "opened" },
    steps.map((step) => section(step, name)),
  );
}

function section(step: Step, unit: string): HTMLElement {
  const title = TITLES[step.kind];
  return h(
    "section",
    {},
    h(
      "h4",
      {},
      title,
      h("span", { class: "note" }, formatDuration(step.durationMs)),
      step.earlyReturn && h("span", { class: "tag" }, "early return"),
    ),
    step.calls.map(callLine),
    step.error && errorLine(step.error),
    step.logs.length > 0 && h("pre", { class: "logs" }, step.logs.join("\n")),
    jsonView(step.value, `${title}, ${unit}`),
  );
}

function callLine(call: Call): Child {
  const capacity = call.service === "DynamoDB" ? formatCapacity(call.capacity) : "";
  const text =
    call.service === "DynamoDB"
      ? `DynamoDB ${call.operation} on ${call.tables.join(", ")}`
      : `${call.method} https://${call.host}${call.path}` +
        (call.target === undefined ? "" : ` (${call.target})`) +
        ` answered ${call.status === 0 ? "nothing" : call.status}`;
  return [
    h(
      "p",
      { class: "call-line" },
      text,
      h("span", { class: "note" }, formatDuration(call.durationMs)),
      capacity !== "" && h("span", { class: "tag accent" }, capacity),
    ),
    call.error && errorLine(call.error),
  ];
}

/** An error with its type and message. */
export function errorLine(
  { errorType, message }: { errorType: string | null; message: string },
  path?: string | null,
): HTMLElement {
  return h(
    "p",
    { class: "problem" },
    h("strong", {}, errorType ?? "Error"),
    path != null && path !== "" && h("code", {}, ` ${path}`),
    ` ${message}`,
  );
}
