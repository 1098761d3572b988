import { byId, h } from "../dom";
import { findPage } from "../sitePages";
import { icon } from "./icon";

/** A message to the shopper. Warnings stay until they are closed, failures until they are past; others go by themselves. */
export interface Notice {
  kind: "info" | "warning" | "failure";
  text: string;
  /** The next step that is offered. */
  action?: { label: string; run: () => unknown };
  /** What failed belongs to the page that is shown now: the message goes when another one is. */
  ofThisPage?: boolean;
}

const infoStaysFor = 8000;

/** Shows a message at the edge of the page; screen readers hear it. Returns what closes it. */
export function showNotice({ kind, text, action, ofThisPage = false }: Notice): () => void {
  const region = byId("notices");
  // The same message twice says nothing new.
  for (const old of region.querySelectorAll<HTMLElement>(".notice"))
    if (old.dataset["text"] === text) old.remove();
  const close = () => {
    box.remove();
  };
  const box = h(
    "div",
    {
      class: `notice ${kind}`,
      role: kind === "failure" ? "alert" : "status",
      "data-text": text,
      "data-page": ofThisPage && currentPath(),
    },
    icon(kind === "info" ? "check" : "alert"),
    h("p", {}, text),
    action !== undefined &&
      h(
        "button",
        {
          type: "button",
          class: "notice-action",
          "data-testid": "notice-action",
          onclick: () => {
            close();
            action.run();
          },
        },
        action.label,
      ),
    h(
      "button",
      { type: "button", class: "notice-close", "aria-label": "Close this message", onclick: close },
      icon("close"),
    ),
  );
  region.append(box);
  if (kind === "info") closeLater(box, close);
  return close;
}

/** Takes away the failures of pages that are not shown any more. */
export function dropFailuresOfOtherPages(): void {
  for (const old of byId("notices").querySelectorAll<HTMLElement>(".failure[data-page]"))
    if (old.dataset["page"] !== currentPath()) old.remove();
}

/** Takes away all failures: they were somebody else's. */
export function dropFailures(): void {
  for (const old of byId("notices").querySelectorAll(".failure")) old.remove();
}

/** Says something to screen readers only, such as a new count. */
export function announce(text: string): void {
  byId("live").textContent = text;
}

function currentPath(): string {
  return findPage(location.pathname).path;
}

/** A message that is being read or pointed at stays. */
function closeLater(box: HTMLElement, close: () => void): void {
  const timer = setInterval(() => {
    if (box.matches(":hover, :focus-within")) return;
    clearInterval(timer);
    close();
  }, infoStaysFor);
}
