import { formatDateTime } from "../lib/formatTime";
import { h, type Child } from "../lib/h";
import { tabs } from "../lib/tabs";
import type { Mail } from "../../../core/ports/inbox";

/** A mail as its reader has it, beside its plain text. */
export function mailView({ subject, from, to, at, source, text, html }: Mail): HTMLElement {
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
      row("To", to.join(", ")),
      row("Sent", [
        h("time", { datetime: at }, formatDateTime(at)),
        ` by ${source === "ses" ? "SES" : "Cognito"}`,
      ]),
    ),
    tabs("Parts of the mail", parts),
  );
}

/**
 * A mail program runs no scripts and keeps a mail from the pages around it: so does the sandbox. What its markup would load
 * from elsewhere the page's policy refuses; links open in a tab of their own.
 */
function frame(html: string): HTMLElement {
  return h("iframe", {
    title: "The mail as HTML",
    sandbox: "allow-popups allow-popups-to-escape-sandbox",
    srcdoc: `<base target="_blank">${html}`,
  });
}
