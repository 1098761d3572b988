import { h, type Child } from "../lib/h";
import type { Call, Lane, RequestDetail, Step } from "../../requests/requestTypes";
import { axisTicks, place } from "./axis";
import { formatCapacity, formatDuration, formatTable } from "./format";
import { stepDetails } from "./stepDetails";
import { unitsOf, type Unit } from "./unitsOf";

/**
 * A waterfall on one time axis: a group for each field, with a row for each function that opens to its requests and
 * results.
 */
export function waterfall({ lanes, durationMs, stepsLeftOut }: RequestDetail): HTMLElement {
  const total = Math.max(durationMs, ...lanes.map((lane) => lane.startMs + lane.durationMs), 0.01);
  return h(
    "div",
    { class: "waterfall" },
    h(
      "div",
      { class: "axis" },
      h(
        "p",
        { class: "legend" },
        LEGEND.map(([kind, text]) => h("span", { class: kind }, text)),
      ),
      h("div", { class: "track", "aria-hidden": "true" }, axisTicks(total, true), endOf(total)),
    ),
    lanes.map((lane) => laneGroup(lane, total)),
    stepsLeftOut > 0 && h("p", { class: "note" }, `${stepsLeftOut} more steps are not shown.`),
  );
}

const LEGEND: readonly [string, string][] = [
  ["handler", "code"],
  ["stack", "AppSync"],
  ["dynamodb", "DynamoDB"],
  ["http", "HTTP"],
  ["failed", "failed"],
];

function endOf(total: number): HTMLElement {
  return h("i", { class: "tick end" }, h("span", {}, formatDuration(total)));
}

function laneGroup(lane: Lane, total: number): HTMLElement {
  const [, field = lane.field] = lane.field.split(".");
  const alias = lane.path === field ? "" : lane.path;
  return h(
    "section",
    { class: "lane", "aria-label": lane.field },
    h(
      "div",
      { class: "row lane-head" },
      h("h3", {}, lane.field, alias !== "" && h("span", { class: "note" }, alias)),
      h(
        "div",
        { class: "track" },
        axisTicks(total, false),
        place(h("b", { class: "bar whole" }), lane, total),
      ),
      h("span", { class: "took" }, formatDuration(lane.durationMs)),
    ),
    h(
      "ol",
      {},
      unitsOf(lane).map((unit) => unitRow(unit, lane, total)),
    ),
  );
}

function unitRow(unit: Unit, { field }: Lane, total: number): HTMLElement {
  const failed = unit.steps.find(({ error }) => error !== undefined)?.error;
  const skipped = unit.steps.length === 1 && unit.steps[0]!.earlyReturn === true;
  const item = h("li", { class: skipped ? "unit skipped" : "unit" });
  const button = h(
    "button",
    { class: "row", type: "button", "aria-expanded": "false", onclick: toggle },
    h(
      "span",
      { class: "label" },
      h("span", { class: "function" }, unit.name === field ? ownName(unit) : unit.name),
      skipped && h("span", { class: "tag" }, "left early"),
      failed && h("span", { class: "tag bad" }, failed.errorType ?? "Error"),
      unit.steps.flatMap(({ calls }) => calls).map(callLabel),
    ),
    h(
      "span",
      { class: "track" },
      axisTicks(total, false),
      unit.steps.map((step) => bars(step, total)),
    ),
    h("span", { class: "took" }, formatDuration(unit.durationMs)),
  );
  item.append(button);
  return item;

  function toggle(): void {
    const isOpen = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!isOpen));
    if (isOpen) item.lastElementChild!.remove();
    else item.append(stepDetails(unit));
  }
}

/** A pipeline has its own handlers before and after its functions. */
function ownName({ steps }: Unit): string {
  if (steps.length > 1) return "resolver";
  return steps[0]!.kind === "request" ? "before" : "after";
}

function callLabel(call: Call): Child {
  if (call.service === "HTTP") {
    const [, action] = call.target?.split(".") ?? [];
    const isGood = call.status >= 200 && call.status < 300;
    return h(
      "span",
      { class: "call http" },
      `${call.host.split(".")[0]} ${action ?? `${call.method} ${call.path}`} `,
      h(
        "span",
        { class: isGood ? "tag" : "tag bad" },
        call.status === 0 ? "no answer" : call.status,
      ),
    );
  }
  const capacity = formatCapacity(call.capacity);
  return h(
    "span",
    { class: "call dynamodb" },
    `${call.operation} ${call.tables.map(formatTable).join(", ")} `,
    capacity !== "" && h("span", { class: "tag accent" }, capacity),
    call.error && h("span", { class: "tag bad" }, call.error.errorType),
  );
}

/** A data source takes time besides its calls: for reading the request and checking its role. */
function bars(step: Step, total: number): HTMLElement[] {
  const failed = step.error === undefined ? "" : " failed";
  const kind = step.kind === "dataSource" ? "stack" : "handler";
  const own = place(h("b", { class: `bar ${kind}${failed}` }), step, total);
  return [
    own,
    ...step.calls.map((call) => {
      const kind = call.service === "HTTP" ? "http" : "dynamodb";
      return place(h("b", { class: `bar ${kind}${call.error ? " failed" : ""}` }), call, total);
    }),
  ];
}
