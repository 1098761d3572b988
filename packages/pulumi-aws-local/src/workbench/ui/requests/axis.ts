import { h } from "../lib/h";
import type { Span } from "../../requests/requestTypes";
import { formatDuration } from "./format";

/** Positions an element at a time span on an axis of `total` ms, with a minimum width. */
export function place<E extends HTMLElement>(element: E, span: Span, total: number): E {
  // Sets the style object: the page's policy blocks style attributes.
  element.style.left = percent(span.startMs / total);
  element.style.width = `max(3px, ${percent(span.durationMs / total)})`;
  return element;
}

/** Lines at round times, with optional labels. */
export function axisTicks(total: number, withLabels: boolean): HTMLElement[] {
  const step = roundStep(total / 4);
  const ticks: HTMLElement[] = [];
  for (let at = 0; at < total; at += step) {
    const isNearEnd = at > total * 0.74;
    const label =
      withLabels && !isNearEnd ? h("span", {}, at === 0 ? "0" : formatDuration(at)) : null;
    const tick = h("i", { class: "tick" }, label);
    tick.style.left = percent(at / total);
    ticks.push(tick);
  }
  return ticks;
}

/** The smallest 1, 2 or 5 times a power of ten that is at least `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * [1, 2, 5, 10].find((factor) => power * factor >= least)!;
}

function percent(part: number): string {
  return `${Math.min(100, part * 100).toFixed(3)}%`;
}
