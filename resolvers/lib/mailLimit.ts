import type { Refusal } from "./fail";
import type { PurchaseItem, ResentMail, ResentMailsItem } from "./items";

/** Milliseconds within which the limits count. */
const windowMs = 3600000;

/** Times that the confirmation of one purchase is sent again within the window, at most. */
const mailsPerPurchase = 5;

/** Times that confirmations of all purchases of a user are sent again within the window, at most. */
const mailsPerUser = 20;

/** Milliseconds that a mail under way keeps others from sending the same. A request lasts 30 s at most. */
const claimMs = 60000;

/** What a user has asked for again within the window; `now` in epoch milliseconds. */
export function recentMails(item: ResentMailsItem | undefined, now: number): ResentMail[] {
  return (item?.Mails ?? []).filter((mail) => mail.At > now - windowMs);
}

/** Why the confirmation of a purchase is not sent again now; null when it is. */
export function mailRefusal(
  purchase: PurchaseItem,
  recent: ResentMail[],
  now: number,
): Refusal | null {
  const own = recent.filter((mail) => mail.PurchaseId === purchase.PurchaseId);
  if (isUnderWay(purchase, own, now)) {
    const message = "This confirmation is being sent already. Look for it in a minute.";
    return { type: "TryAgain", message, info: null };
  }
  if (own.length >= mailsPerPurchase) {
    const text = `This confirmation was sent again ${own.length} times within an hour.`;
    return tooMany(text, own[own.length - mailsPerPurchase], now);
  }
  if (recent.length >= mailsPerUser) {
    const text = `${recent.length} confirmations were sent to you again within an hour.`;
    return tooMany(text, recent[recent.length - mailsPerUser], now);
  }
  return null;
}

/** Whether a mail was begun, by checkout or here, whose outcome is not recorded yet. */
function isUnderWay(purchase: PurchaseItem, own: ResentMail[], now: number): boolean {
  const recordedAt = purchase.ConfirmationAt ?? 0;
  const pending = purchase.Confirmation === "PENDING" && recordedAt > now - claimMs;
  return pending || own.some((mail) => mail.At > recordedAt && mail.At > now - claimMs);
}

/** `oldest` is the mail whose leaving of the window makes room. */
function tooMany(text: string, oldest: ResentMail | undefined, now: number): Refusal {
  const retryAfterSeconds = Math.ceil(((oldest?.At ?? now) + windowMs - now) / 1000);
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const message = `${text} Look among your spam, or ask again in ${minutes} min.`;
  return { type: "TooManyMails", message, info: { retryAfterSeconds } };
}
