import { fill, h, type Child } from "../../dom";
import { whileBusy } from "../../ui/busyButton";
import { icon } from "../../ui/icon";

/** The message of an owner's form. */
export interface FormMessage {
  element: HTMLElement;
  clear(): void;
  /** Shows the content and moves the focus there. */
  show(...content: Child[]): void;
}

export function createFormMessage(): FormMessage {
  const element = h("div", { class: "form-message", role: "alert", tabindex: "-1" });
  const show = (...content: Child[]) => {
    fill(element, icon("alert"), ...content);
    element.focus();
  };
  return { element, clear: () => fill(element), show };
}

/**
 * A form of the owner's pages. `send` runs when it is submitted, and the button is busy meanwhile.
 */
export function createManageForm(
  button: HTMLButtonElement,
  send: () => Promise<void>,
  children: Child[],
  props: { class?: string; role?: string } = {},
): HTMLFormElement {
  return h(
    "form",
    {
      novalidate: true,
      ...props,
      class: ["manage-form", props.class].filter(Boolean).join(" "),
      onsubmit: (event: Event) => {
        event.preventDefault();
        void whileBusy(button, send);
      },
    },
    children,
  );
}
