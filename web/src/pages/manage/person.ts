import { getPersonHistory, type Person } from "../../api/peopleOperations";
import { request } from "../../api/request";
import { h } from "../../dom";
import { formatDate } from "../../format";
import { createHistory } from "./history";
import { createBan } from "./personBan";
import { createPersonSessions } from "./personSessions";

/** A user's account: its state, sessions, ban and history. */
export function createPerson(person: Person, signal: AbortSignal): HTMLElement {
  const { id: userId } = person;
  const history = createHistory(
    (nextToken) => request(getPersonHistory, { userId, nextToken }),
    signal,
  );
  const state = h("dd");
  const show = (now: Person) => {
    state.textContent = describeState(now);
    ban.show(now);
  };
  const changed = (now: Person) => {
    show(now);
    sessions.refresh();
    history.refresh();
  };
  const sessions = createPersonSessions(person, signal, () => changed(shown()));
  const ban = createBan(person, signal, changed);
  const shown = () => ban.person();
  show(person);
  return h(
    "section",
    { "aria-labelledby": "person-title" },
    h("h2", { id: "person-title", tabindex: "-1" }, person.email ?? "No address"),
    h(
      "dl",
      { class: "facts" },
      h("div", {}, h("dt", {}, "Account"), state),
      h("div", {}, h("dt", {}, "Opened"), h("dd", {}, formatDate(person.createdAt))),
      h("div", {}, h("dt", {}, "User id"), h("dd", {}, h("code", {}, userId))),
    ),
    h("p", {}, h("a", { href: `/manage/orders?buyer=${userId}` }, "Orders of this buyer")),
    h("div", { class: "manage-parts even" }, sessions.element, ban.element, history.element),
  );
}

const states: Record<Person["status"], string> = {
  CONFIRMED: "In use",
  UNCONFIRMED: "Registered; the address is not confirmed",
  PASSWORD_DUE: "Needs a new password",
  OTHER: "In another state of Cognito's",
};

function describeState({ banned, status, emailVerified }: Person): string {
  if (banned) return "Banned";
  const unproved = status === "CONFIRMED" && !emailVerified;
  return unproved ? "In use; the address is not confirmed" : states[status];
}
