import { completePasskey, startPasskey } from "../../api/passkeyOperations";
import { request } from "../../api/request";
import type { Passkey } from "../../api/types";
import { whenFresh } from "../../auth/freshSignIn";
import { createPasskey } from "../../auth/passkeys/ceremony";
import { readSecurity } from "../../auth/readSecurity";
import { byId, fill, h } from "../../dom";
import { makeElement } from "../../render";
import { rowSkeletons } from "../../shells";
import { whileBusy } from "../../ui/busyButton";
import { showProblem } from "../../ui/problem";
import { createPart } from "./part";
import { askPasskeyName } from "./passkeyName";
import { refuse, tell } from "./passkeyNotices";
import { createPasskeyRow } from "./passkeyRow";

const partId = "passkeys";

/** Maximum number of passkeys of a Cognito user. */
const most = 20;

/** The user's passkeys. Each can be renamed and removed, and this device can add one. */
export function createPasskeys(signal: AbortSignal): HTMLElement {
  const list = h("div", { class: "devices" });
  const show = (passkeys: Passkey[]) => {
    if (signal.aborted) return;
    const here = list.contains(document.activeElement);
    fill(
      list,
      passkeys.length > 0
        ? h(
            "ul",
            {},
            passkeys.map((passkey) => createPasskeyRow(partId, passkey, show, signal)),
          )
        : h("p", {}, "You have no passkey yet."),
      passkeys.length < most
        ? createAdd(show, signal)
        : h("p", {}, `You have ${most} passkeys, as many as there can be.`),
    );
    // The pressed button was removed with the old list: the focus moves above the new list.
    if (here) byId("passkeys-title").focus();
  };
  const start = () => {
    fill(list, rowSkeletons(makeElement, 1));
    readSecurity().then(
      ({ passkeys }) => {
        show(passkeys ?? []);
      },
      (error: unknown) => {
        if (!signal.aborted) showProblem(list, "Your passkeys could not be fetched.", error, start);
      },
    );
  };
  start();
  return createPart(
    partId,
    "Passkeys",
    h(
      "p",
      { class: "narrow" },
      "A passkey signs you in with this device's fingerprint, face or PIN, or with a security key, in place of your password.",
    ),
    list,
  );
}

function createAdd(show: (passkeys: Passkey[]) => void, signal: AbortSignal): HTMLElement {
  const add = async () => {
    try {
      await whenFresh(partId, async () => {
        const options = await request(startPasskey, {});
        const credential = await createPasskey(options);
        const change = await request(completePasskey, { credential });
        show(change.passkeys);
        await offerName(change.passkeys, credential, show, signal);
        tell("Your passkey is added. Use it the next time you sign in.", change);
      });
    } catch (error) {
      refuse(error, "Your passkey could not be added.");
    }
  };
  const button = h(
    "button",
    {
      type: "button",
      class: "button quiet",
      "data-testid": "add-passkey",
      onclick: () => void whileBusy(button, add),
    },
    "Add a passkey",
  );
  return button;
}

/** Offers to name the passkey that was just registered. */
async function offerName(
  passkeys: Passkey[],
  credential: string,
  show: (passkeys: Passkey[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const { id } = JSON.parse(credential) as { id: string };
  const added = passkeys.find((passkey) => passkey.id === id);
  if (added === undefined || signal.aborted) return;
  await askPasskeyName(
    added,
    {
      title: "Your passkey is added",
      text: "Give it a name that distinguishes it from your others.",
      leave: "Not now",
    },
    show,
    signal,
  );
}
