import { account } from "../../auth/account";
import { explainCognito, nameOf } from "../../auth/explainCognito";
import { askForFreshSignIn } from "../../auth/freshSignIn";
import { setKnownEmail } from "../../auth/knownEmail";
import { loadUserPool } from "../../auth/loadUserPool";
import { readSecurity } from "../../auth/readSecurity";
import { tellPasswordChange } from "../../auth/tellPasswordChange";
import { isCookieMode } from "../../config";
import { byId, h } from "../../dom";
import { navigate } from "../../navigate";
import { createField, createForm, FormError } from "../../ui/form";
import { showNotice } from "../../ui/notice";
import { passwordHint } from "../../ui/passwordHint";
import { createPart } from "./part";

/**
 * Changes the password. If the page holds the tokens, it asks for the old password and a fresh
 * sign-in; Cognito itself requires only the token and the old password. With cookies it uses a
 * mailed code: Cognito's call needs the token, and the API must not receive a password.
 */
export function createPassword(): HTMLElement {
  return createPart("password", "Password", isCookieMode() ? createWay() : createChange());
}

function createWay(): HTMLElement {
  const open = async () => {
    setKnownEmail(account.get()?.email ?? "");
    await navigate("/forgot-password?next=%2Faccount");
  };
  return h(
    "div",
    { class: "narrow" },
    h("p", {}, "A code is mailed to you, with which you set a new password."),
    h(
      "button",
      {
        type: "button",
        class: "button quiet",
        "data-testid": "change-password",
        onclick: () => void open(),
      },
      "Change the password",
    ),
  );
}

function createChange(): HTMLElement {
  const old = createField({
    name: "old-password",
    label: "Current password",
    type: "password",
    autocomplete: "current-password",
  });
  const chosen = createField({
    name: "new-password",
    label: "New password",
    type: "password",
    autocomplete: "new-password",
    hint: passwordHint(),
  });
  const form = createForm({
    fields: [old, chosen],
    submit: "Change the password",
    explain: explainCognito,
    send: async (values) => {
      const { updatePassword } = await loadUserPool();
      if (!(await readSecurity()).fresh) return askForFreshSignIn("password");
      try {
        await updatePassword({
          oldPassword: values["old-password"] ?? "",
          newPassword: values["new-password"] ?? "",
        });
      } catch (error) {
        if (nameOf(error) === "NotAuthorizedException")
          throw new FormError("This is not your current password.", "old-password");
        throw error;
      }
      form.reset();
      void tellPasswordChange(account.get()?.email ?? "");
      showNotice({
        kind: "info",
        text: "Your password is changed. Other devices stay signed in.",
        action: {
          label: "See devices",
          run: () => {
            byId("devices").scrollIntoView();
          },
        },
      });
    },
  });
  return h("div", { class: "narrow" }, form);
}
