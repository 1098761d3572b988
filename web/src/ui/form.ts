import { fill, h, setProps, type Child } from "../dom";
import { fieldAtFault } from "../auth/explainCognito";
import { whileBusy } from "./busyButton";
import {
  checkCode,
  checkEmail,
  checkNewPassword,
  checkPassword,
  type FieldRule,
} from "./fieldRules";
import { icon } from "./icon";

/** An input with its label, hint and error. */
export interface Field {
  element: HTMLElement;
  input: HTMLInputElement;
  purpose: Purpose;
  rule: FieldRule;
  /** Shows an error; "" removes it. */
  setError(text: string): void;
}

export interface FieldOptions {
  name: string;
  label: string;
  type: "email" | "password" | "text";
  autocomplete: Purpose;
  hint?: string;
  value?: string;
  inputmode?: string;
  /** The validation rule; the one of its purpose if omitted. */
  rule?: FieldRule;
}

/** The purpose of a field, as a value of HTML's autocomplete. */
export type Purpose = "username" | "current-password" | "new-password" | "one-time-code" | "off";

const rules: Record<Purpose, FieldRule> = {
  username: checkEmail,
  "current-password": checkPassword,
  "new-password": checkNewPassword,
  "one-time-code": checkCode,
  off: () => null,
};

/** An input with label, hint and error, connected for screen readers. Passwords can be shown. */
export function createField(options: FieldOptions): Field {
  const { name, label, type, hint, rule, ...attributes } = options;
  const error = h("p", { class: "field-error", id: `${name}-error` });
  const input = h("input", {
    id: name,
    name,
    type,
    required: true,
    "aria-describedby": hint === undefined ? `${name}-error` : `${name}-hint ${name}-error`,
    autocapitalize: "off",
    spellcheck: "false",
    ...attributes,
  });
  const element = h(
    "div",
    { class: "field" },
    h("label", { for: name }, label),
    h("div", { class: "field-input" }, input, type === "password" && createReveal(input)),
    hint !== undefined && h("p", { class: "field-hint", id: `${name}-hint` }, hint),
    error,
  );
  const setError = (text: string) => {
    fill(error, text !== "" && icon("alert"), text);
    setProps(input, { "aria-invalid": text !== "" && "true" });
  };
  input.addEventListener("input", () => {
    setError("");
  });
  const purpose = options.autocomplete;
  return { element, input, purpose, rule: rule ?? rules[purpose], setError };
}

/** An error of a form: in one of its fields, or (field undefined) in the whole form. */
export class FormError extends Error {
  override readonly name = "FormError";
  constructor(
    message: string,
    readonly field?: string,
    readonly more?: Child,
  ) {
    super(message);
  }
}

export interface FormOptions {
  fields: Field[];
  submit: string;
  /** Sends the values. Throws FormError for errors that the shopper can correct. */
  send(values: Record<string, string>): Promise<void>;
  /** The message for any other error. */
  explain(error: unknown): string;
  after?: Child;
}

/** A form that validates its fields, shows progress, and moves the focus to an error. */
export function createForm({ fields, submit, send, explain, after }: FormOptions): HTMLFormElement {
  const message = h("div", { class: "form-message", role: "alert", tabindex: "-1" });
  const button = h("button", { type: "submit", class: "button primary" }, submit);
  const fail = (error: unknown) => {
    const field = fields.find(({ input, purpose }) =>
      error instanceof FormError ? input.name === error.field : purpose === fieldAtFault(error),
    );
    const text = error instanceof FormError ? error.message : explain(error);
    if (field !== undefined) {
      field.setError(text);
      field.input.focus();
      return;
    }
    fill(
      message,
      icon("alert"),
      h("p", {}, text, " ", error instanceof FormError ? error.more : null),
    );
    message.focus();
  };
  const form = h(
    "form",
    {
      novalidate: true,
      onsubmit: (event: Event) => {
        event.preventDefault();
        fill(message);
        void whileBusy(button, async () => {
          if (!checkFields(fields)) return;
          try {
            await send(Object.fromEntries(fields.map(({ input }) => [input.name, valueOf(input)])));
          } catch (error) {
            fail(error);
          }
        });
      },
    },
    message,
    fields.map(({ element }) => element),
    button,
    after,
  );
  return form;
}

/**
 * Shows the error of each invalid field and moves the focus to the first. Returns whether all are
 * valid.
 */
function checkFields(fields: Field[]): boolean {
  const faulty = fields.filter(({ input, rule, setError }) => {
    const value = valueOf(input);
    const fault = value === "" ? "This is needed." : rule(value);
    setError(fault ?? "");
    return fault !== null;
  });
  faulty[0]?.input.focus();
  return faulty.length === 0;
}

/** Trims spaces around an address or a code; in a password they count. */
function valueOf(input: HTMLInputElement): string {
  return input.autocomplete.includes("password") ? input.value : input.value.trim();
}

function createReveal(input: HTMLInputElement): HTMLElement {
  const button = h(
    "button",
    {
      type: "button",
      class: "reveal",
      "aria-label": "Show the password",
      "aria-pressed": "false",
      onclick: () => {
        const shown = input.type === "password";
        input.type = shown ? "text" : "password";
        button.setAttribute("aria-pressed", String(shown));
      },
    },
    icon("eye"),
  );
  return button;
}
