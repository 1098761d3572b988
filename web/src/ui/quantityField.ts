import { fill, h, setProps } from "../dom";
import type { TypedQuantity } from "./parseQuantity";

/** A field for a quantity, and the element for its error. */
export interface QuantityField {
  input: HTMLInputElement;
  fault: HTMLElement;
  /** Shows another quantity, as soon as the field is not being edited. */
  show(quantity: number): void;
  isEdited(): boolean;
  /** Removes the error. */
  clear(): void;
}

export interface QuantityFieldOptions {
  /** Unique on the page. */
  name: string;
  label: string;
  parse(text: string): TypedQuantity;
  /** Called with the quantity that the user enters. */
  want(quantity: number): void;
  /** Called when the field is no longer being edited: pending updates can be shown. */
  done(): void;
}

/**
 * A field that nothing else changes while the user edits it: from the focus, or the first letter,
 * until Enter, Escape or the next field. Invalid input shows an error, and the previous quantity is
 * restored.
 */
export function createQuantityField(options: QuantityFieldOptions): QuantityField {
  const { name, label, parse, want, done } = options;
  let typed = false;
  const begin = () => {
    input.setAttribute(editedMark, "");
  };
  const end = () => {
    typed = false;
    input.removeAttribute(editedMark);
    done();
  };
  const say = (text: string) => {
    fill(fault, text);
    setProps(input, { "aria-invalid": text !== "" && "true" });
  };
  const commit = () => {
    const read = parse(input.value);
    say("fault" in read ? read.fault : "");
    if ("quantity" in read) want(read.quantity);
    end();
  };
  const fault = h("p", { class: "quantity-fault", id: `fault-${name}`, role: "alert" });
  const input = h("input", {
    class: "step-count",
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    "aria-label": label,
    "aria-describedby": fault.id,
    onfocus: () => {
      begin();
      input.select();
    },
    oninput: () => {
      begin();
      typed = true;
      say("");
    },
    onblur: () => {
      if (typed) commit();
      else end();
    },
    onkeydown: (event: KeyboardEvent) => {
      const { key } = event;
      // Otherwise Enter would press the element that gets the focus.
      if (key === "Enter") event.preventDefault();
      if (key === "Enter" && typed) commit();
      else if (key === "Enter" || key === "Escape") end();
      if (key === "Escape") say("");
    },
  });
  return {
    input,
    fault,
    show(quantity) {
      if (isEdited(input)) return;
      if (input.value !== String(quantity)) input.value = String(quantity);
      // Further typing replaces the displayed value.
      if (document.activeElement === input) input.select();
    },
    isEdited: () => isEdited(input),
    clear: () => say(""),
  };
}

const editedMark = "data-edited";

/** Whether a quantity field in the element is being edited. */
export function isEdited(element: Element): boolean {
  return element.matches(`[${editedMark}]`) || element.querySelector(`[${editedMark}]`) !== null;
}

/** Event for the ancestors of a field when it is no longer being edited. */
export const editedEvent = "edited";
