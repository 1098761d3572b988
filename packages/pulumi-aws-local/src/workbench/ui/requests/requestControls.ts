import { h } from "../lib/h";
import type { RequestFilter } from "./requestList";

/** The filters, and the button that pauses the list. */
export function requestControls(handlers: {
  onFilter: (filter: RequestFilter) => void;
  onPause: (paused: boolean) => void;
}): HTMLElement[] {
  const { onFilter, onPause } = handlers;
  const text = h("input", {
    type: "search",
    "aria-label": "Filter by field, operation, caller or error",
    placeholder: "Filter",
    oninput: tell,
  });
  const who = h(
    "select",
    { "aria-label": "Who asked", onchange: tell },
    WHO.map(([value, label]) => h("option", { value }, label)),
  );
  const errors = h("input", { type: "checkbox", onchange: tell });
  const pause = h("button", { type: "button", "aria-pressed": "false", onclick: toggle }, "Pause");
  return [text, who, h("label", { class: "check" }, errors, "Errors only"), pause];

  function tell(): void {
    onFilter({ text: text.value, who: who.value, errorsOnly: errors.checked });
  }

  function toggle(): void {
    const paused = pause.getAttribute("aria-pressed") !== "true";
    pause.setAttribute("aria-pressed", String(paused));
    onPause(paused);
  }
}

const WHO: readonly [string, string][] = [
  ["all", "Everyone"],
  ["guest", "Guests"],
  ["user", "Users"],
  ["other", "Others"],
];
