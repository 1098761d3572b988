import { namePasskey } from "../../api/passkeyOperations";
import { request } from "../../api/request";
import type { Passkey } from "../../api/types";
import { explainPasskey } from "../../auth/passkeys/explainPasskey";
import { h } from "../../dom";
import { openDialog } from "../../ui/dialog";
import { checkPasskeyName } from "../../ui/fieldRules";
import { createField, createForm } from "../../ui/form";

/** Texts of the dialog for the name of a passkey. */
export interface NameDialogTexts {
  title: string;
  text: string;
  /** Label of the button that keeps the name. */
  leave: string;
}

/**
 * Asks for the name of a passkey and saves it. Resolves when the dialog is closed; `show` gets the
 * saved passkeys.
 */
export async function askPasskeyName(
  { id, name }: Passkey,
  { title, text, leave }: NameDialogTexts,
  show: (passkeys: Passkey[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const field = createField({
    name: "passkey-name",
    label: "Name",
    type: "text",
    autocomplete: "off",
    hint: "Such as the device that holds it.",
    value: name ?? "",
    rule: checkPasskeyName,
  });
  const form = createForm({
    fields: [field],
    submit: "Save the name",
    explain: explainPasskey,
    send: async (values) => {
      const change = await request(namePasskey, { id, name: values["passkey-name"] ?? "" });
      // Closed first, so that the focus returns before the list is drawn again.
      dialog.close();
      show(change.passkeys);
    },
    after: h(
      "button",
      {
        type: "button",
        class: "button quiet",
        "data-testid": "leave-name",
        onclick: () => dialog.close(),
      },
      leave,
    ),
  });
  const dialog = openDialog(title, [h("p", {}, text), form], { signal });
  field.input.focus();
  field.input.select();
  await dialog.closed;
}
