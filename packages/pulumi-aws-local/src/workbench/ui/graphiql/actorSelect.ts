import type { Actors } from "../../graphiql/actorTypes";
import { h } from "../lib/h";
import { anonymous, createActor, type Actor } from "./actor";

/** The select element for the page's identity. */
export function actorSelect({ guest, apiKey, users, region }: Actors): {
  elements: HTMLElement[];
  actor(): Actor;
} {
  const choices = [
    ...(guest
      ? [{ label: "A new guest", create: () => createActor({ as: "guest" }, region) }]
      : []),
    ...(apiKey ? [{ label: "API key", create: () => createActor({ as: "apiKey" }, region) }] : []),
    ...users.map(({ username, groups }) => ({
      label: groups.length === 0 ? username : `${username} (${groups.join(", ")})`,
      create: () => createActor({ as: "user", username }, region),
    })),
    { label: "Anonymous: no rights", create: () => anonymous },
  ];
  const select = h(
    "select",
    { id: "actor", onchange: () => choose("") },
    choices.map(({ label }, index) => h("option", { value: index }, label)),
  );
  const note = h("p", { class: "note", role: "status" });
  let actor = anonymous;
  const choose = (text: string): void => {
    actor = choices[Number(select.value)]!.create();
    note.textContent = text;
  };
  const renew = h(
    "button",
    {
      type: "button",
      onclick: () => choose("The next request uses a new guest or a new sign-in."),
    },
    "Start over",
  );
  choose("");
  return {
    elements: [h("label", { class: "actor" }, "Acting as", select), renew, note],
    actor: () => actor,
  };
}
