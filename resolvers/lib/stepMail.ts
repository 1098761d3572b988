import type { OrderStepItem, PurchaseItem } from "./items";
import type { MailText } from "./mail";
import { purchaseMail } from "./purchaseMail";

/** The mail to the buyer about a step of an order. */
export function stepMail(purchase: PurchaseItem, step: OrderStepItem): MailText {
  const id = purchase.PurchaseId;
  if (step.State === "PACKED") {
    return purchaseMail(purchase, {
      subject: `Your Jukebox purchase ${id} is packed`,
      heading: "Your purchase is packed.",
      notes: [`Packed at ${step.At}`, "The next mail has the tracking number."],
    });
  }
  if (step.State === "SHIPPED") {
    return purchaseMail(purchase, {
      subject: `Your Jukebox purchase ${id} is on its way`,
      heading: "Your purchase is on its way.",
      notes: [`Shipped at ${step.At}`, `Tracking number: ${purchase.Tracking ?? ""}`],
    });
  }
  return purchaseMail(purchase, {
    subject: `Your Jukebox purchase ${id} was cancelled`,
    heading: "Your purchase was cancelled by the store.",
    notes: [`Cancelled at ${step.At}`, `Reason: ${step.Reason ?? ""}`],
  });
}
