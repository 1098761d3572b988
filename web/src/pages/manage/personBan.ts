import { banUser, liftBan, type Person } from "../../api/peopleOperations";
import { request } from "../../api/request";
import { fill, h } from "../../dom";
import { whileBusy } from "../../ui/busyButton";
import { confirmFirst } from "../../ui/dialog";
import { showFailure } from "../../ui/explain";
import { announce } from "../../ui/notice";

/**
 * Shows whether a user is banned, with a button that bans or lifts the ban after a confirmation.
 */
export function createBan(
  person: Person,
  signal: AbortSignal,
  changed: (now: Person) => void,
): { element: HTMLElement; show(now: Person): void; person(): Person } {
  const name = person.email ?? person.id;
  const state = h("p", { tabindex: "-1" });
  const button = h("button", { type: "button", "data-testid": "ban" });
  let shown = person;
  const show = (now: Person) => {
    shown = now;
    state.textContent = now.banned
      ? "Banned: every sign-in to this account is refused."
      : "Not banned. A ban signs the user out everywhere at once and refuses every sign-in.";
    button.className = now.banned ? "button quiet" : "button danger";
    fill(button, now.banned ? "Lift the ban" : "Ban this user");
  };
  const ban = async () => {
    const agreed = await confirmFirst(
      "Ban this user?",
      `${name} is signed out everywhere at once and cannot sign in again until you lift the ban. Cart and purchases stay.`,
      "Ban the user",
      signal,
    );
    if (!agreed) return;
    await request(banUser, { userId: person.id });
    changed({ ...shown, banned: true });
  };
  const lift = async () => {
    const agreed = await confirmFirst(
      "Lift the ban?",
      `${name} can sign in again. Sessions that the ban has ended stay ended.`,
      "Lift the ban",
      signal,
    );
    if (!agreed) return;
    changed(await request(liftBan, { userId: person.id }));
  };
  const turn = async () => {
    try {
      const before = shown;
      await (shown.banned ? lift() : ban());
      if (shown.banned !== before.banned) announce(state.textContent ?? "");
    } catch (error) {
      showFailure(error, "That could not be changed.");
    }
  };
  button.addEventListener("click", () => void whileBusy(button, turn));
  show(person);
  const element = h(
    "section",
    { class: "part", "aria-labelledby": "ban-title" },
    h("h2", { id: "ban-title" }, "Ban"),
    state,
    h("p", {}, button),
  );
  return { element, show, person: () => shown };
}
