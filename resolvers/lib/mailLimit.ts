import type { Refusal } from "./fail";
import type { MailState, ResentMail, ResentMailsItem } from "./items";

/** Milliseconds within which the limits count. */
const windowMs = 3600000;

/** Times that the confirmation of one purchase is sent again within the window, at most. */
const mailsPerPurchase = 5;

/** Times that confirmations of all purchases of a user are sent again within the window, at most. */
const mailsPerUser = 20;

/** Milliseconds in which a mail that is being sent blocks others of the same kind. A request lasts 30 s at most. */
const claimMs = 60000;

/** What a user has asked for again within the window; `now` in epoch milliseconds. */
export function recentMails(item: ResentMailsItem | undefined, now: number): ResentMail[] {
  return (item?.Mails ?? []).filter((mail) => mail.At > now - windowMs);
}

/** Why a mail about a purchase, which is in this state, is not sent again now; null when it is. */
export function mailRefusal(
  purchaseId: string,
  last: MailState,
  recent: ResentMail[],
  now: number,
): Refusal | null {
  const own = recent.filter((mail) => mail.PurchaseId === purchaseId);
  if (isUnderWay(last, own, now)) {
    const message = "This mail is being sent already. Look for it in a minute.";
    return { type: "TryAgain", message, info: null };
  }
  if (own.length >= mailsPerPurchase) {
    const text = `Mails about this purchase were sent again ${own.length} times within an hour.`;
    return tooMany(text, own[own.length - mailsPerPurchase], now);
  }
  if (recent.length >= mailsPerUser) {
    const text = `${recent.length} mails about purchases of this account were sent again within an hour.`;
    return tooMany(text, recent[recent.length - mailsPerUser], now);
  }
  return null;
}

/** Whether a mail was begun, with the purchase or step itself or here, whose outcome is not recorded yet. */
function isUnderWay(last: MailState, own: ResentMail[], now: number): boolean {
  const pending = last.outcome === "PENDING" && last.at > now - claimMs;
  return pending || own.some((mail) => mail.At > last.at && mail.At > now - claimMs);
}

/** `oldest` is the mail whose leaving of the window makes room. */
function tooMany(text: string, oldest: ResentMail | undefined, now: number): Refusal {
  const retryAfterSeconds = Math.ceil(((oldest?.At ?? now) + windowMs - now) / 1000);
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const message = `${text} Look among your spam, or ask again in ${minutes} min.`;
  return { type: "TooManyMails", message, info: { retryAfterSeconds } };
}
