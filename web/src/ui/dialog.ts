import { h, type Child } from "../dom";

/** An open modal dialog. */
export interface OpenDialog {
  element: HTMLDialogElement;
  close(): void;
  /** Resolves when the dialog is closed, for any reason. */
  closed: Promise<void>;
}

/**
 * Opens a modal dialog. The browser keeps the focus inside and restores it afterwards. The dialog
 * closes when the signal of its page aborts.
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
  // An action that must not be interrupted marks its dialog as busy: Escape is ignored meanwhile.
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

/** Asks for a confirmation of an action that cannot be undone. Leaving the page means no. */
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
