import { SessionLostError } from "../api/errors";
import { fill, h } from "../dom";
import { explain } from "./explain";
import { icon } from "./icon";

/**
 * Puts what went wrong, and a way to try again, in the place of what could not be shown. When a connection has come
 * back, that is tried by itself.
 */
export function showProblem(
  place: HTMLElement,
  title: string,
  error: unknown,
  again: () => unknown,
): void {
  // Somebody whose session is over is being sent to the sign-in page.
  if (error instanceof SessionLostError) return;
  place.setAttribute("aria-busy", "false");
  const tag = place instanceof HTMLUListElement ? "li" : "div";
  const problem = h(
    tag,
    { class: "problem", role: tag === "div" ? "alert" : null },
    icon("alert"),
    h(
      "div",
      { role: tag === "li" ? "alert" : null },
      h("h2", {}, title),
      h("p", {}, explain(error)),
    ),
    h(
      "button",
      {
        type: "button",
        class: "button quiet",
        "data-testid": "try-again",
        onclick: () => again(),
      },
      "Try again",
    ),
  );
  fill(place, problem);
  addEventListener(
    "online",
    () => {
      if (problem.isConnected) again();
    },
    { once: true },
  );
}
