import { formatDateTime } from "../lib/formatTime";
import { h, type Child } from "../lib/h";
import { tabs } from "../lib/tabs";
import type { Mail } from "../../../core/ports/inbox";

/** A mail as its recipient sees it, and its plain text. */
export function mailView(mail: Mail): HTMLElement {
  const { subject, from, at, source, text, html } = mail;
  const plain = { title: "Text", content: () => h("pre", { class: "mail-text" }, text) };
  const parts =
    html === undefined ? [plain] : [{ title: "HTML", content: () => frame(html) }, plain];
  const row = (name: string, value: Child): Child => [h("dt", {}, name), h("dd", {}, value)];
  return h(
    "article",
    { class: "mail" },
    h("h2", { tabindex: -1 }, subject),
    h(
      "dl",
      { class: "envelope" },
      row("From", from),
      ...addresses(mail).map(([name, value]) => row(name, value)),
      row("Sent", [
        h("time", { datetime: at }, formatDateTime(at)),
        ` by ${source === "ses" ? "SES" : "Cognito"}`,
      ]),
      ...extras(mail).map(([name, value]) => row(name, value)),
    ),
    attachments(mail),
    tabs("Parts of the mail", parts),
  );
}

/** The recipients of the mail; empty rows are hidden. */
function addresses({ to, cc = [], bcc = [], replyTo = [] }: Mail): [string, string][] {
  const rows: [string, string[]][] = [
    ["To", to],
    ["Cc", cc],
    ["Bcc", bcc],
    ["Reply to", replyTo],
  ];
  return rows
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => [name, list.join(", ")] as [string, string]);
}

/** The parts that the sender added. */
function extras({ headers = [], tags = [], configurationSet }: Mail): [string, Child][] {
  const lines = (list: readonly { name: string; value: string }[], sign: string): Child =>
    list.map(({ name, value }) => h("div", {}, `${name}${sign}${value}`));
  const rows: [string, Child | undefined][] = [
    ["Headers", headers.length > 0 && lines(headers, ": ")],
    ["Configuration set", configurationSet],
    ["Tags", tags.length > 0 && lines(tags, "=")],
  ];
  return rows.filter(([, value]) => value) as [string, Child][];
}

function attachments({ id, attachments: files = [] }: Mail): Child {
  if (files.length === 0) return undefined;
  const entries = files.map(({ fileName, contentType, size }, index) =>
    h(
      "li",
      {},
      h("a", { href: `/_local/inbox/${id}/attachments/${index}`, download: fileName }, fileName),
      ` ${contentType}, ${size.toLocaleString("en")} bytes`,
    ),
  );
  return h("ul", { class: "attachments", "aria-label": "Attachments" }, entries);
}

/**
 * Like a mail program, the sandbox runs no scripts and isolates the mail from the page. The page's policy blocks
 * external content; links open in a new tab.
 */
function frame(html: string): HTMLElement {
  return h("iframe", {
    title: "The mail as HTML",
    sandbox: "allow-popups allow-popups-to-escape-sandbox",
    srcdoc: `<base target="_blank">${html}`,
  });
}
