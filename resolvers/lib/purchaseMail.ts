import type { PurchaseItem, PurchaseLineItem } from "./items";
import { escapeHtml } from "./mail";
import type { MailText } from "./mail";

/** The content of a mail about a purchase, besides the purchase itself. */
export interface PurchaseNews {
  subject: string;
  heading: string;
  /** Lines below the id of the purchase. */
  notes: string[];
}

/** A mail about a purchase with all its lines, as text and as HTML with escaped values. */
export function purchaseMail(purchase: PurchaseItem, news: PurchaseNews): MailText {
  return { subject: news.subject, text: textOf(purchase, news), html: htmlOf(purchase, news) };
}

function textOf(purchase: PurchaseItem, { heading, notes }: PurchaseNews): string {
  const lines = purchase.Lines.map((line) => `${labelOf(line)}  ${dollars(totalOf(line))}`);
  return [
    heading,
    "",
    `Purchase ${purchase.PurchaseId}`,
    ...notes,
    "",
    ...lines,
    "",
    `Total  ${dollars(purchase.TotalCents)}`,
    "",
  ].join("\n");
}

function htmlOf(purchase: PurchaseItem, { heading, notes }: PurchaseNews): string {
  const rows = purchase.Lines.map(
    (line) =>
      `<tr><td>${escapeHtml(labelOf(line))}</td><td align="right">${dollars(totalOf(line))}</td></tr>`,
  );
  const facts = [`Purchase ${purchase.PurchaseId}`, ...notes].map((fact) => escapeHtml(fact));
  return [
    '<!doctype html><html lang="en"><body>',
    `<h1>${escapeHtml(heading)}</h1>`,
    `<p>${facts.join("<br>\n")}</p>`,
    `<table>${rows.join("")}`,
    `<tr><th align="left">Total</th><th align="right">${dollars(purchase.TotalCents)}</th></tr></table>`,
    "</body></html>",
  ].join("\n");
}

function labelOf(line: PurchaseLineItem): string {
  return `${line.Quantity} x ${line.Artist}: ${line.Title}`;
}

function totalOf(line: PurchaseLineItem): number {
  return line.PriceCents * line.Quantity;
}

/** Cents as dollars, such as "$19.90". */
function dollars(cents: number): string {
  const rest = cents % 100;
  return `$${Math.floor(cents / 100)}.${rest < 10 ? "0" : ""}${rest}`;
}
