import type { Confirmation } from "../generated/schema";
import type { MailState, PurchaseItem } from "./items";
import type { Stash } from "./stash";

/**
 * Address of mails about the purchase: that of the checkout, or that of the buyer who requests a
 * mail now.
 */
export function mailAddress({ wanted, purchase, session }: Stash): string {
  const email = wanted?.order === undefined ? session?.Email : purchase?.Email;
  return email ?? "";
}

/** Index of the purchase's step that the mail is about; -1 for the confirmation. */
export function mailedStep({ wanted, purchase }: Stash): number {
  return wanted?.order === undefined ? -1 : (purchase?.Steps ?? []).length - 1;
}

/** The outcome of the mail about a step, or of the confirmation. */
export function mailStateOf(purchase: PurchaseItem, step: number): MailState {
  const taken = (purchase.Steps ?? [])[step];
  if (taken !== undefined) return { outcome: taken.Mail, at: taken.MailAt };
  return { outcome: purchase.Confirmation, at: purchase.ConfirmationAt ?? 0 };
}

/** The first state of a mail: FAILED if there is no address. */
export function mailBegun(email: string): Confirmation {
  if (STORE.emailSender === "") return "NOT_CONFIGURED";
  return email === "" ? "FAILED" : "PENDING";
}
