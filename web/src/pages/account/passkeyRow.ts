import { removePasskey } from "../../api/passkeyOperations";
import { request } from "../../api/request";
import type { Passkey } from "../../api/types";
import { whenFresh } from "../../auth/freshSignIn";
import { h } from "../../dom";
import { formatDate } from "../../format";
import { whileBusy } from "../../ui/busyButton";
import { confirmFirst } from "../../ui/dialog";
import { askPasskeyName } from "./passkeyName";
import { refuse, tell } from "./passkeyNotices";

/** A passkey with its actions. `partId` is the part of the page that shows it. */
export function createPasskeyRow(
  partId: string,
  passkey: Passkey,
  show: (passkeys: Passkey[]) => void,
  signal: AbortSignal,
): HTMLElement {
  const { id, name, createdAt } = passkey;
  const called = name ?? "Passkey";
  const remove = async () => {
    const agreed = await confirmFirst(
      "Remove this passkey?",
      `“${called}” no longer signs anyone in. Delete it on your device too, because the store cannot do that. Devices that are signed in stay so.`,
      "Remove it",
      signal,
    );
    if (!agreed) return;
    try {
      await whenFresh(partId, async () => {
        const change = await request(removePasskey, { id });
        tell("The passkey is removed.", change);
        show(change.passkeys);
      });
    } catch (error) {
      refuse(error, "The passkey could not be removed.");
    }
  };
  const rename = () =>
    askPasskeyName(
      passkey,
      {
        title: "Rename this passkey",
        text: "The name shows on this page only: your device keeps its own.",
        leave: "Cancel",
      },
      show,
      signal,
    );
  return h(
    "li",
    { class: "device" },
    h(
      "div",
      {},
      h("p", { class: "device-name" }, called),
      createdAt !== null &&
        h(
          "p",
          { class: "device-facts" },
          "Added ",
          h("time", { datetime: createdAt }, formatDate(createdAt)),
        ),
    ),
    h(
      "div",
      { class: "device-actions" },
      createRowButton("Rename", called, "rename-passkey", rename),
      createRowButton("Remove", called, "remove-passkey", remove),
    ),
  );
}

function createRowButton(
  text: string,
  called: string,
  testId: string,
  run: () => Promise<void>,
): HTMLElement {
  const button = h(
    "button",
    {
      type: "button",
      class: "button quiet small",
      "data-testid": testId,
      onclick: () => void whileBusy(button, run),
    },
    text,
    h("span", { class: "sr-only" }, ` ${called}`),
  );
  return button;
}
