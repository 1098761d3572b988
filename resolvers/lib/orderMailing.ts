import type { Confirmation } from "../generated/schema";
import type { MailState, PurchaseItem } from "./items";
import type { Stash } from "./stash";

/** Where mails about the purchase go: to the address of the checkout, or of the buyer who asks for one now. */
export function mailAddress({ wanted, purchase, session }: Stash): string {
  const email = wanted?.order === undefined ? session?.Email : purchase?.Email;
  return email ?? "";
}

/** Which of the purchase's steps the mail is about; -1: none, the confirmation is meant. */
export function mailedStep({ wanted, purchase }: Stash): number {
  return wanted?.order === undefined ? -1 : (purchase?.Steps ?? []).length - 1;
}

/** What became of the mail about a step, or of the confirmation. */
export function mailStateOf(purchase: PurchaseItem, step: number): MailState {
  const taken = (purchase.Steps ?? [])[step];
  if (taken !== undefined) return { outcome: taken.Mail, at: taken.MailAt };
  return { outcome: purchase.Confirmation, at: purchase.ConfirmationAt ?? 0 };
}

/** What a mail begins as: FAILED where there is no address to send it to. */
export function mailBegun(email: string): Confirmation {
  if (STORE.emailSender === "") return "NOT_CONFIGURED";
  return email === "" ? "FAILED" : "PENDING";
}
