import { explainAppCode, isChallengeOver } from "../auth/explainAppCode";
import { byId, fill, h } from "../dom";
import { createAppSetUp, createCodeField, sendCode } from "../ui/appSetUp";
import { createForm } from "../ui/form";
import { showNotice } from "../ui/notice";

/** Callbacks of a sign-in step. */
export interface StepOptions {
  /** Sends a code of the app and shows the next step. */
  send(code: string): Promise<void>;
  /** Shows the first step again. */
  startOver(): void;
}

/** The second step of a sign-in: a code of the user's authenticator app. */
export function askForCode(options: StepOptions): void {
  const code = createCodeField("Enter the code that your authenticator app shows.");
  const form = createForm({
    fields: [code],
    submit: "Sign in",
    explain: explainAppCode,
    send: ({ code: typed = "" }) => sendInTime(typed, options),
    after: h(
      "div",
      { class: "form-after" },
      h("p", {}, "Lost your phone? Ask the store to turn the second step off."),
      createStartOver(options),
    ),
  });
  fill(byId("form"), form);
  code.input.focus();
}

/** The set-up of a first app, if the store requires a second step of all users. */
export function askForSetUp(secret: string, email: string, options: StepOptions): void {
  fill(
    byId("form"),
    h("p", { class: "step-lead" }, "This store asks for a second step when you sign in."),
    createAppSetUp({
      secret,
      email,
      submit: "Turn it on and sign in",
      send: (code) => sendInTime(code, options),
    }),
    h("div", { class: "form-after" }, createStartOver(options)),
  );
}

function createStartOver({ startOver }: StepOptions): HTMLElement {
  const button = h("button", { type: "button", class: "link", onclick: startOver }, "Start over");
  return h("p", {}, button);
}

async function sendInTime(typed: string, { send, startOver }: StepOptions): Promise<void> {
  try {
    await sendCode(typed, send);
  } catch (error) {
    if (!isChallengeOver(error)) throw error;
    startOver();
    showNotice({
      kind: "failure",
      text: "That took too long. Sign in with your password again, then enter a code.",
      ofThisPage: true,
    });
  }
}
