import { byId, h } from "../dom";
import { findPage } from "../sitePages";
import { icon } from "./icon";

/**
 * A message to the shopper. Warnings stay until they are closed, errors until they no longer apply;
 * others disappear after a while.
 */
export interface Notice {
  kind: "info" | "warning" | "failure";
  text: string;
  /** The offered next step. */
  action?: { label: string; run: () => unknown };
  /** If true, the message concerns the current page and is removed with it. */
  ofThisPage?: boolean;
}

const infoStaysFor = 8000;

/**
 * Shows a message at the edge of the page and announces it to screen readers. Returns a function
 * that closes it.
 */
export function showNotice({ kind, text, action, ofThisPage = false }: Notice): () => void {
  const region = byId("notices");
  // A repeated message replaces the earlier one.
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

/** Removes error messages of pages that are no longer shown. */
export function dropFailuresOfOtherPages(): void {
  for (const old of byId("notices").querySelectorAll<HTMLElement>(".failure[data-page]"))
    if (old.dataset["page"] !== currentPath()) old.remove();
}

/** Removes all error messages, because they concern another user. */
export function dropFailures(): void {
  for (const old of byId("notices").querySelectorAll(".failure")) old.remove();
}

/** Announces a text to screen readers only, such as a new count. */
export function announce(text: string): void {
  byId("live").textContent = text;
}

function currentPath(): string {
  return findPage(location.pathname).path;
}

/** A message stays while the pointer or the focus is on it. */
function closeLater(box: HTMLElement, close: () => void): void {
  const timer = setInterval(() => {
    if (box.matches(":hover, :focus-within")) return;
    clearInterval(timer);
    close();
  }, infoStaysFor);
}
