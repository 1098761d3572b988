import type { PurchaseItem } from "./items";
import type { MailText } from "./mail";
import { purchaseMail } from "./purchaseMail";

/** The confirmation of a purchase. */
export function confirmationMail(purchase: PurchaseItem): MailText {
  return purchaseMail(purchase, {
    subject: `Your Jukebox purchase ${purchase.PurchaseId}`,
    heading: "Thank you for your purchase at Jukebox.",
    notes: [`Bought at ${purchase.PurchasedAt}`],
  });
}
