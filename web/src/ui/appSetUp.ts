import { authenticatorUri } from "../auth/authenticatorUri";
import { explainAppCode, toCodeError } from "../auth/explainAppCode";
import { fill, h } from "../dom";
import { showFailure } from "./explain";
import { createField, createForm, type Field } from "./form";
import { drawQrCode } from "./qrCode";

/** A field for the code of an authenticator app. */
export function createCodeField(hint: string): Field {
  return createField({
    name: "code",
    label: "Code of your app",
    type: "text",
    autocomplete: "one-time-code",
    inputmode: "numeric",
    hint,
  });
}

export interface AppSetUp {
  secret: string;
  /** The account name for the app. */
  email: string;
  submit: string;
  /** Sends a code of the app. */
  send(code: string): Promise<void>;
}

/**
 * The set-up of an authenticator app: a QR code, its secret as text, and a field for the first
 * code.
 */
export function createAppSetUp({ secret, email, submit, send }: AppSetUp): HTMLElement {
  const picture = h("div", { class: "qr-frame" });
  const uri = authenticatorUri(secret, email);
  drawQrCode(uri, "QR code for your authenticator app").then(
    (code) => {
      fill(picture, code);
    },
    (error: unknown) => {
      picture.remove(); // the secret as text is enough
      showFailure(error, "The QR code could not be drawn.");
    },
  );
  const code = createCodeField("Six digits, a new code every 30 seconds.");
  const form = createForm({
    fields: [code],
    submit,
    explain: explainAppCode,
    send: ({ code: typed = "" }) => sendCode(typed, send),
  });
  return h(
    "div",
    { class: "app-set-up" },
    h("p", {}, "Scan this with an authenticator app on your phone."),
    picture,
    h("p", {}, "No camera? ", h("a", { href: uri }, "Open your app"), " or type this key into it:"),
    h("code", { class: "app-secret", "data-testid": "app-secret" }, inGroups(secret)),
    form,
  );
}

/** Sends the six digits of a code; an error is shown at its field. */
export async function sendCode(
  typed: string,
  send: (code: string) => Promise<void>,
): Promise<void> {
  try {
    await send(typed.replace(/\s/g, ""));
  } catch (error) {
    throw toCodeError(error);
  }
}

/** Groups of four letters, which are easier to copy. */
function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(" ") ?? secret;
}
