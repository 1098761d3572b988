import { explainCognito, nameOf } from "../../auth/explainCognito";
import { loadUserPool } from "../../auth/loadUserPool";
import { byId, h } from "../../dom";
import { createField, createForm, FormError } from "../../ui/form";
import { showNotice } from "../../ui/notice";
import { passwordHint } from "../../ui/passwordHint";
import { createPart } from "./part";

/** Changes the password of somebody who knows the old one. */
export function createPassword(): HTMLElement {
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
  return createPart("password", "Password", h("div", { class: "narrow" }, form));
}
