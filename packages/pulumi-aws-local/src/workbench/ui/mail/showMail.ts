import { fetchJson } from "../lib/fetchJson";
import { formatTime } from "../lib/formatTime";
import { fill, h } from "../lib/h";
import { listen } from "../lib/listen";
import { singleFlight } from "../lib/singleFlight";
import type { Mail } from "../../../core/ports/inbox";
import { mailView } from "./mailView";

/** The inbox: all mails, newest first, and the open one, which the URL identifies (#<id>). */
export function showMail(main: HTMLElement): void {
  const count = h("p", { class: "note", role: "status" });
  const list = h("nav", { class: "panel side", "aria-label": "Mails" });
  const open = h("div", { class: "panel body" });
  main.append(
    h("div", { class: "head" }, h("h1", {}, "Inbox"), count),
    h("div", { class: "split inbox" }, list, open),
  );

  let mails: Mail[] | undefined;
  const unread = new Set<string>();
  let openId: string | undefined;

  const draw = (): void => {
    const shown = mails ?? [];
    const news = unread.size > 0 ? `, ${unread.size} new` : "";
    count.textContent = `${shown.length} ${shown.length === 1 ? "mail" : "mails"}${news}`;
    document.title = `${unread.size > 0 ? `(${unread.size}) ` : ""}Inbox · Workbench`;
    fill(
      list,
      shown.length === 0
        ? h("p", { class: "empty" }, "No mail has been sent yet.")
        : h(
            "ul",
            {},
            shown.map((mail) => h("li", {}, entry(mail, mail.id === openId, unread))),
          ),
    );
  };
  const show = (moveFocus: boolean): void => {
    const id = decodeURIComponent(location.hash.slice(1));
    const mail = mails?.find((one) => (id === "" ? one === mails?.[0] : one.id === id));
    if (mail !== undefined) unread.delete(mail.id);
    if (mail === undefined || mail.id !== openId) {
      fill(
        open,
        mail === undefined ? h("p", { class: "empty" }, "Choose a mail.") : mailView(mail),
      );
      openId = mail?.id;
      if (moveFocus) open.querySelector("h2")?.focus();
    }
    draw();
  };
  const read = singleFlight(async () => {
    const known = mails && new Set(mails.map(({ id }) => id));
    mails = await fetchJson<Mail[]>("inbox");
    if (known !== undefined) {
      for (const { id } of mails) if (!known.has(id)) unread.add(id);
      // An open mail stays open when the next one arrives.
      if (location.hash === "" && openId !== undefined) {
        history.replaceState(null, "", `#${openId}`);
      }
    }
    show(false);
  });
  addEventListener("hashchange", () => show(true));
  listen({ mail: read }, read);
}

function entry(
  { id, subject, to, cc = [], bcc = [], at }: Mail,
  isOpen: boolean,
  unread: ReadonlySet<string>,
): HTMLElement {
  return h(
    "a",
    { href: `#${id}`, class: "entry", "aria-current": isOpen && "true" },
    h(
      "span",
      { class: "subject" },
      unread.has(id) && h("span", { class: "tag accent" }, "New"),
      subject,
    ),
    h("span", { class: "to" }, [...to, ...cc, ...bcc].join(", ")),
    h("time", { datetime: at }, formatTime(at)),
  );
}
