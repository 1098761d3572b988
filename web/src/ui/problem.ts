import { SessionLostError } from "../api/errors";
import { fill, h } from "../dom";
import { explain } from "./explain";
import { icon } from "./icon";

/**
 * Shows an error and a retry button in place of content that could not be loaded. Retries
 * automatically when the connection is restored.
 */
export function showProblem(
  place: HTMLElement,
  title: string,
  error: unknown,
  again: () => unknown,
): void {
  // A user whose session is over is redirected to the sign-in page.
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
