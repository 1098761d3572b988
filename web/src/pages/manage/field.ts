import { fill, h, setProps, type Props } from "../../dom";
import { icon } from "../../ui/icon";

/** A control with a label in the owner's forms. */
export interface ManageField {
  element: HTMLElement;
  control: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
  /** Shows an error; "" removes it. */
  setError(text: string): void;
}

interface FieldOptions {
  name: string;
  label: string;
  hint?: string;
  /** The element of the control; an input if omitted. */
  tag?: "input" | "select" | "textarea";
  /** For a select: values and labels. */
  options?: readonly (readonly [string, string])[];
  value?: string;
  props?: Props;
}

/** A control with label, hint and error, connected for screen readers. */
export function createManageField(options: FieldOptions): ManageField {
  const { name, label, hint, tag = "input", value = "", props = {} } = options;
  const id = `manage-${name}`;
  const describedBy = hint === undefined ? `${id}-error` : `${id}-hint ${id}-error`;
  const shared = { id, name, "aria-describedby": describedBy, ...props };
  const control = h(
    tag,
    tag === "input" ? { type: "text", autocomplete: "off", value, ...shared } : shared,
    tag === "textarea" && value,
    (options.options ?? []).map(([key, text]) =>
      h("option", { value: key, selected: key === value }, text),
    ),
  );
  const error = h("p", { class: "field-error", id: `${id}-error` });
  const setError = (text: string) => {
    fill(error, text !== "" && icon("alert"), text);
    setProps(control, { "aria-invalid": text !== "" && "true" });
  };
  control.addEventListener("input", () => setError(""));
  const element = h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    h("div", { class: "field-input" }, control),
    hint !== undefined && h("p", { class: "field-hint", id: `${id}-hint` }, hint),
    error,
  );
  return { element, control, setError };
}
