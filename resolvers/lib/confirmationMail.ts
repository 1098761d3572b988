import type { PurchaseItem, PurchaseLineItem } from "./items";
import { escapeHtml } from "./mail";
import type { MailText } from "./mail";

/** The confirmation of a purchase: text and HTML, with every value escaped. */
export function confirmationMail(purchase: PurchaseItem): MailText {
  return {
    subject: `Your Jukebox purchase ${purchase.PurchaseId}`,
    text: textOf(purchase),
    html: htmlOf(purchase),
  };
}

function textOf(purchase: PurchaseItem): string {
  const lines = purchase.Lines.map((line) => `${labelOf(line)}  ${dollars(totalOf(line))}`);
  return [
    "Thank you for your purchase at Jukebox.",
    "",
    `Purchase ${purchase.PurchaseId}`,
    `Bought at ${purchase.PurchasedAt}`,
    "",
    ...lines,
    "",
    `Total  ${dollars(purchase.TotalCents)}`,
    "",
  ].join("\n");
}

function htmlOf(purchase: PurchaseItem): string {
  const rows = purchase.Lines.map(
    (line) =>
      `<tr><td>${escapeHtml(labelOf(line))}</td><td align="right">${dollars(totalOf(line))}</td></tr>`,
  );
  return [
    '<!doctype html><html lang="en"><body>',
    "<h1>Thank you for your purchase at Jukebox.</h1>",
    `<p>Purchase ${escapeHtml(purchase.PurchaseId)}<br>`,
    `Bought at ${escapeHtml(purchase.PurchasedAt)}</p>`,
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
