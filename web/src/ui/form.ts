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

/** A labelled input with its hint and its error. */
export interface Field {
  element: HTMLElement;
  input: HTMLInputElement;
  purpose: Purpose;
  rule: FieldRule;
  /** Shows what is wrong with it; "" takes that away. */
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
  /** What to check, if not what its purpose asks for. */
  rule?: FieldRule;
}

/** What a field is for, in the words of HTML's autocomplete. */
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

/** What a form found wrong: with one of its fields, or (field undefined) with all of it. */
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
  /** Sends the values; throws FormError for what the shopper can put right. */
  send(values: Record<string, string>): Promise<void>;
  /** Words for any other failure. */
  explain(error: unknown): string;
  after?: Child;
}

/** A form that checks itself, shows that it is at work, and moves the focus to what is wrong. */
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

/** Names the fault beside each field that has one, and goes to the first. Returns whether there is none. */
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

/** Spaces around an address or a code are slips; in a password they count. */
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
