import { fill, h, type Child } from "./h";

/** Panels of which one is visible, selected by click or arrow key. */
export function tabs(
  label: string,
  parts: readonly { title: string; content: () => Child }[],
): HTMLElement {
  const panel = h("div", { role: "tabpanel", id: `panel-${++count}`, tabindex: 0 });
  const choose = (chosen: number): void => {
    buttons.forEach((button, index) => {
      button.setAttribute("aria-selected", String(index === chosen));
      button.tabIndex = index === chosen ? 0 : -1;
    });
    panel.setAttribute("aria-label", parts[chosen]!.title);
    fill(panel, parts[chosen]!.content());
  };
  const onKey = (event: KeyboardEvent, index: number): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = (index + step + parts.length) % parts.length;
    choose(next);
    buttons[next]!.focus();
  };
  const buttons = parts.map(({ title }, index) =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        "aria-controls": panel.id,
        onclick: () => choose(index),
        onkeydown: (event: KeyboardEvent) => onKey(event, index),
      },
      title,
    ),
  );
  choose(0);
  return h(
    "div",
    {},
    h("div", { class: "tabs", role: "tablist", "aria-label": label }, buttons),
    panel,
  );
}

let count = 0;
