import { h, type Child } from "../dom";

/** A modal dialog that is open. */
export interface OpenDialog {
  element: HTMLDialogElement;
  close(): void;
  /** Resolves when it was closed, by whatever. */
  closed: Promise<void>;
}

/**
 * Opens a modal dialog; the browser keeps the focus inside and gives it back afterwards. It closes with its page,
 * whose signal aborts.
 */
export function openDialog(
  title: string,
  content: Child[],
  { signal, class: kind = "" }: { signal: AbortSignal; class?: string },
): OpenDialog {
  const element = h(
    "dialog",
    { class: `dialog ${kind}`, "aria-labelledby": "dialog-title" },
    h("h2", { id: "dialog-title", tabindex: "-1" }, title),
    content,
  );
  document.body.append(element);
  const closed = new Promise<void>((resolve) => {
    element.addEventListener("close", () => {
      element.remove();
      resolve();
    });
  });
  // What must not be interrupted marks its dialog busy: Escape waits for it.
  element.addEventListener("cancel", (event) => {
    if (element.getAttribute("aria-busy") === "true") event.preventDefault();
  });
  const close = () => {
    element.close();
  };
  element.showModal();
  signal.addEventListener("abort", close);
  if (signal.aborted) close();
  return { element, closed, close };
}

/** Asks whether something that cannot be undone shall be done; a page that is left has not agreed. */
export async function confirmFirst(
  title: string,
  text: string,
  yes: string,
  signal: AbortSignal,
  no = "Cancel",
): Promise<boolean> {
  let agreed = false;
  const content = [
    h("p", {}, text),
    h(
      "div",
      { class: "actions" },
      h(
        "button",
        {
          type: "button",
          class: "button danger",
          "data-testid": "confirm",
          onclick: () => {
            agreed = true;
            dialog.close();
          },
        },
        yes,
      ),
      h(
        "button",
        { type: "button", class: "button quiet", autofocus: true, onclick: () => dialog.close() },
        no,
      ),
    ),
  ];
  const dialog = openDialog(title, content, { signal });
  await dialog.closed;
  return agreed;
}
