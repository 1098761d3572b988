import { explainCognito, nameOf } from "../auth/explainCognito";
import { knownEmail, setKnownEmail } from "../auth/knownEmail";
import { loadUserPool } from "../auth/loadUserPool";
import { byId, fill, h } from "../dom";
import { navigate } from "../navigate";
import type { PageContext } from "../pageContext";
import { whileBusy } from "../ui/busyButton";
import { createField, createForm } from "../ui/form";
import { showNotice } from "../ui/notice";
import { withNext } from "./signIn";

/** Asks for the code that was mailed to a new account. */
export function showPage({ url }: PageContext): void {
  const next = url.searchParams.get("next");
  const email = createField({
    name: "email",
    label: "E-mail address",
    type: "email",
    autocomplete: "username",
    value: knownEmail(),
  });
  const code = createField({
    name: "code",
    label: "Code",
    type: "text",
    autocomplete: "one-time-code",
    inputmode: "numeric",
    hint: "Six digits. The mail may take a minute, or hide among the junk.",
  });
  const resend = h(
    "button",
    {
      type: "button",
      class: "link",
      "data-testid": "send-code",
      onclick: () => void whileBusy(resend, () => sendAgain(email.input.value)),
    },
    "Send a new code",
  );
  fill(
    byId("form"),
    createForm({
      fields: [email, code],
      submit: "Confirm",
      explain: explainCognito,
      send: async ({ email: username = "", code: confirmationCode = "" }) => {
        setKnownEmail(username);
        const { confirmSignUp } = await loadUserPool();
        try {
          await confirmSignUp({ username, confirmationCode: confirmationCode.replace(/\s/g, "") });
        } catch (error) {
          // Cognito's error for an account that is already confirmed.
          if (nameOf(error) !== "NotAuthorizedException") throw error;
        }
        showNotice({ kind: "info", text: "Your address is confirmed. Sign in, and you are set." });
        await navigate(withNext("/sign-in", next));
      },
      after: h("p", { class: "form-after" }, "No mail? ", resend),
    }),
  );
}

async function sendAgain(username: string): Promise<void> {
  try {
    const { resendSignUpCode } = await loadUserPool();
    await resendSignUpCode({ username: username.trim() });
    showNotice({ kind: "info", text: "A new code is on its way." });
  } catch (error) {
    showNotice({ kind: "failure", text: `No code was sent. ${explainCognito(error)}` });
  }
}
