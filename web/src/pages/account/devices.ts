import { request } from "../../api/request";
import { endOtherSessions, endSession, getSessions } from "../../api/operations";
import type { Session, SignInMethod } from "../../api/types";
import { byId, fill, h } from "../../dom";
import { formatAgo, formatCount, formatDateTime } from "../../format";
import { changes } from "../../live/changes";
import { makeElement } from "../../render";
import { rowSkeletons } from "../../shells";
import { whileBusy } from "../../ui/busyButton";
import { confirmFirst } from "../../ui/dialog";
import { showFailure } from "../../ui/explain";
import { showNotice } from "../../ui/notice";
import { showProblem } from "../../ui/problem";
import { createPart } from "./part";

/**
 * The devices on which the user is signed in. The user can sign out each other device, effective
 * immediately.
 */
export function createDevices(signal: AbortSignal): HTMLElement {
  const list = h("div", { class: "devices" });
  const load = async () => {
    const sessions = await request(getSessions, {});
    if (signal.aborted) return;
    const others = sessions.filter(({ current }) => !current);
    const here = list.contains(document.activeElement);
    fill(
      list,
      h(
        "ul",
        {},
        sessions.map((session) => createDevice(session, load)),
      ),
      others.length > 0 && createEndOthers(others.length, load, signal),
    );
    // The pressed button was removed with the old list: the focus moves above the new list.
    if (here) byId("devices-title").focus();
  };
  const start = () => {
    fill(list, rowSkeletons(makeElement, 2));
    load().catch((error: unknown) => {
      if (!signal.aborted) showProblem(list, "Your devices could not be fetched.", error, start);
    });
  };
  start();
  const follow = () => void load().catch(() => undefined); // the displayed list stays, although it may be outdated
  changes.addEventListener("sessions", follow, { signal });
  return createPart("devices", "Devices", list);
}

function createDevice(session: Session, reload: () => Promise<void>): HTMLElement {
  const { id, device, current, lastSeenAt, createdAt } = session;
  const name = device;
  const end = async () => {
    try {
      await request(endSession, { id });
      showNotice({ kind: "info", text: `${name} is signed out.` });
      await reload();
    } catch (error) {
      showFailure(error, `${name} could not be signed out.`, () => whileBusy(button, end));
    }
  };
  const button = h(
    "button",
    {
      type: "button",
      class: "button quiet small",
      "data-testid": "end-session",
      onclick: () => void whileBusy(button, end),
    },
    "Sign out",
    h("span", { class: "sr-only" }, ` ${name}, last used ${formatAgo(lastSeenAt)}`),
  );
  return h(
    "li",
    { class: current ? "device current" : "device" },
    h(
      "div",
      {},
      h("p", { class: "device-name" }, name, current && h("span", { class: "tag" }, "This device")),
      h(
        "p",
        { class: "device-facts" },
        `Last used ${formatAgo(lastSeenAt)}, signed in `,
        h("time", { datetime: createdAt }, formatDateTime(createdAt)),
        describeMethod(session),
      ),
    ),
    !current && button,
  );
}

const methods: Record<SignInMethod, string> = {
  PASSWORD: "with a password",
  PASSWORD_AND_CODE: "with a password and a code",
  PASSKEY: "with a passkey",
};

/**
 * The session's method of sign-in. If the store did not observe it, the device may have claimed a
 * wrong one.
 */
function describeMethod({ signedInBy, signedInByVerified }: Session): HTMLElement | false {
  if (signedInBy === null) return false;
  const claimed = signedInByVerified ? "" : " (claimed by the device)";
  return h("span", { class: "device-method" }, ` ${methods[signedInBy]}${claimed}`);
}

function createEndOthers(
  count: number,
  reload: () => Promise<void>,
  signal: AbortSignal,
): HTMLElement {
  const end = async () => {
    const agreed = await confirmFirst(
      "Sign out everywhere else?",
      `${formatCount(count, "other device")} will be signed out at once. You stay signed in here.`,
      "Sign out the others",
      signal,
    );
    if (!agreed) return;
    try {
      await request(endOtherSessions, {});
      showNotice({ kind: "info", text: "All other devices are signed out." });
      await reload();
    } catch (error) {
      showFailure(error, "The other devices could not be signed out.");
    }
  };
  const button = h(
    "button",
    {
      type: "button",
      class: "button quiet",
      "data-testid": "end-other-sessions",
      onclick: () => void whileBusy(button, end),
    },
    "Sign out all other devices",
  );
  return button;
}
