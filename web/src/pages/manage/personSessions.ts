import {
  endUserSessions,
  getPersonSessions,
  type Person,
  type PersonSession,
} from "../../api/peopleOperations";
import { request } from "../../api/request";
import { fill, h } from "../../dom";
import { formatAgo, formatCount, formatDateTime } from "../../format";
import { makeElement } from "../../render";
import { rowSkeletons } from "../../shells";
import { whileBusy } from "../../ui/busyButton";
import { confirmFirst } from "../../ui/dialog";
import { showFailure } from "../../ui/explain";
import { announce } from "../../ui/notice";
import { showProblem } from "../../ui/problem";

/** A user's sessions, with a button that ends all of them. */
export function createPersonSessions(
  { id: userId, email }: Person,
  signal: AbortSignal,
  ended: () => void,
) {
  const title = h("h2", { id: "sessions-title", tabindex: "-1" }, "Sessions");
  const list = h("div", { class: "devices" });
  const load = async () => {
    const sessions = await request(getPersonSessions, { userId });
    if (signal.aborted) return;
    const here = list.contains(document.activeElement);
    fill(
      list,
      sessions.length === 0
        ? h("p", {}, "Signed in nowhere.")
        : h("ul", {}, sessions.map(createRow)),
      sessions.length > 0 && createEnd(sessions.length),
    );
    // The pressed button was removed with the old list.
    if (here) title.focus();
  };
  const createEnd = (count: number) => {
    const end = async () => {
      const agreed = await confirmFirst(
        "End all sessions?",
        `${email ?? "The user"} is signed out on ${formatCount(count, "device")} at once, and can sign in again.`,
        "End all sessions",
        signal,
      );
      if (!agreed) return;
      try {
        const { sessionIds } = await request(endUserSessions, { userId });
        announce(`${formatCount(sessionIds.length, "session")} ended.`);
        ended();
      } catch (error) {
        showFailure(error, "The sessions could not be ended.");
      }
    };
    const button = h(
      "button",
      {
        type: "button",
        class: "button quiet",
        "data-testid": "end-sessions",
        onclick: () => void whileBusy(button, end),
      },
      "End all sessions",
    );
    return button;
  };
  const refresh = () => {
    load().catch((error: unknown) => {
      if (!signal.aborted) showProblem(list, "The sessions could not be fetched.", error, refresh);
    });
  };
  fill(list, rowSkeletons(makeElement, 1));
  refresh();
  const element = h("section", { class: "part", "aria-labelledby": "sessions-title" }, title, list);
  return { element, refresh };
}

function createRow({ device, lastSeenAt, createdAt, expiresAt }: PersonSession): HTMLElement {
  return h(
    "li",
    { class: "device" },
    h(
      "div",
      {},
      h("p", { class: "device-name" }, device),
      h(
        "p",
        { class: "device-facts" },
        `Last used ${formatAgo(lastSeenAt)}, signed in `,
        h("time", { datetime: createdAt }, formatDateTime(createdAt)),
        ", expires ",
        h("time", { datetime: expiresAt }, formatDateTime(expiresAt)),
      ),
    ),
  );
}
