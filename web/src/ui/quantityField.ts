import { fill, h, setProps } from "../dom";
import type { TypedQuantity } from "./parseQuantity";

/** A field for a quantity, and the place beside it where a fault is named. */
export interface QuantityField {
  input: HTMLInputElement;
  fault: HTMLElement;
  /** Shows another quantity, as soon as the field is not being edited. */
  show(quantity: number): void;
  isEdited(): boolean;
  /** Takes the named fault away. */
  clear(): void;
}

export interface QuantityFieldOptions {
  /** Unique on the page. */
  name: string;
  label: string;
  parse(text: string): TypedQuantity;
  /** Somebody wants this quantity. */
  want(quantity: number): void;
  /** The field is no longer being edited: what has changed meanwhile can be shown. */
  done(): void;
}

/**
 * The field belongs to the user who edits it: from the focus, or the first letter, until Enter, Escape or the next field, nothing
 * else writes into it. What is not a quantity is refused beside it, and the one before comes back.
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
      // Pressed on to the end, Enter would press what has the focus by then.
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
      // Typing on replaces what is shown now.
      if (document.activeElement === input) input.select();
    },
    isEdited: () => isEdited(input),
    clear: () => say(""),
  };
}

const editedMark = "data-edited";

/** Whether somebody is at a quantity in here. */
export function isEdited(element: Element): boolean {
  return element.matches(`[${editedMark}]`) || element.querySelector(`[${editedMark}]`) !== null;
}

/** Event for the elements around a field: it is no longer being edited. */
export const editedEvent = "edited";
