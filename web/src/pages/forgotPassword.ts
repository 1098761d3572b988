import { account } from "../auth/account";
import { explainCognito } from "../auth/explainCognito";
import { knownEmail, setKnownEmail } from "../auth/knownEmail";
import { loadUserPool } from "../auth/loadUserPool";
import { tellPasswordChange } from "../auth/tellPasswordChange";
import { byId, fill, h } from "../dom";
import { navigate } from "../navigate";
import type { PageContext } from "../pageContext";
import { returnPath } from "../signInPath";
import { createField, createForm } from "../ui/form";
import { showNotice } from "../ui/notice";
import { passwordHint } from "../ui/passwordHint";
import { withNext } from "./signIn";

/** Requests a code by mail, then sets a new password with it. */
export function showPage({ url }: PageContext): void {
  askForEmail(url.searchParams.get("next"));
}

function askForEmail(next: string | null): void {
  const email = createField({
    name: "email",
    label: "E-mail address",
    type: "email",
    autocomplete: "username",
    value: knownEmail(),
  });
  fill(
    byId("form"),
    createForm({
      fields: [email],
      submit: "Mail me a code",
      explain: explainCognito,
      send: async ({ email: username = "" }) => {
        setKnownEmail(username);
        const { resetPassword } = await loadUserPool();
        await resetPassword({ username });
        askForCode(username, next);
      },
      after: createWayBack(next),
    }),
  );
}

/** Users come from their account page, guests from the sign-in page. */
function createWayBack(next: string | null): HTMLElement {
  if (account.get() !== null)
    return h("p", { class: "form-after" }, h("a", { href: returnPath(next) }, "Not now"));
  return h(
    "p",
    { class: "form-after" },
    "Remembered it? ",
    h("a", { href: withNext("/sign-in", next) }, "Sign in"),
    ".",
  );
}

function askForCode(username: string, next: string | null): void {
  const code = createField({
    name: "code",
    label: "Code",
    type: "text",
    autocomplete: "one-time-code",
    inputmode: "numeric",
    // The page must not reveal whether there is an account.
    hint: `If ${username} has an account here, the code is in its mail.`,
  });
  const password = createField({
    name: "password",
    label: "New password",
    type: "password",
    autocomplete: "new-password",
    hint: passwordHint(),
  });
  const again = h(
    "button",
    {
      type: "button",
      class: "link",
      onclick: () => {
        askForEmail(next);
      },
    },
    "Ask for another code",
  );
  fill(
    byId("form"),
    createForm({
      fields: [code, password],
      submit: "Set the password",
      explain: explainCognito,
      send: async ({ code: typed = "", password: newPassword = "" }) => {
        const confirmationCode = typed.replace(/\s/g, "");
        const { confirmResetPassword } = await loadUserPool();
        await confirmResetPassword({ username, confirmationCode, newPassword });
        await tellPasswordChange(username);
        const isIn = account.get()?.email.toLowerCase() === username.toLowerCase();
        const way = isIn ? returnPath(next) : withNext("/sign-in", next);
        const text = `Your new password is set.${isIn ? "" : " Sign in with it."}`;
        showNotice({ kind: "info", text });
        await navigate(way);
      },
      after: h("p", { class: "form-after" }, "No mail? ", again),
    }),
  );
  code.input.focus();
}
