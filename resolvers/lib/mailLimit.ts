import type { Refusal } from "./fail";
import type { MailState, ResentMail, ResentMailsItem } from "./items";

/** Length of the window of the limits, in milliseconds. */
const windowMs = 3600000;

/** Maximum number of times that the confirmation of one purchase is resent within the window. */
const mailsPerPurchase = 5;

/** Maximum number of confirmations of all purchases of a user that are resent within the window. */
const mailsPerUser = 20;

/**
 * Milliseconds for which a mail in progress blocks others of the same kind. A request lasts 30 s at
 * most.
 */
const claimMs = 60000;

/** The mails that a user has requested again within the window; `now` in epoch milliseconds. */
export function recentMails(item: ResentMailsItem | undefined, now: number): ResentMail[] {
  return (item?.Mails ?? []).filter((mail) => mail.At > now - windowMs);
}

/** The reason why a mail about a purchase in this state is not resent now; null if it is. */
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

/**
 * Whether a mail is in progress: it was started, by the purchase, the step or a resend, and its
 * outcome is not recorded yet.
 */
function isUnderWay(last: MailState, own: ResentMail[], now: number): boolean {
  const pending = last.outcome === "PENDING" && last.at > now - claimMs;
  return pending || own.some((mail) => mail.At > last.at && mail.At > now - claimMs);
}

/** `oldest` is the mail that leaves the window next and makes room. */
function tooMany(text: string, oldest: ResentMail | undefined, now: number): Refusal {
  const retryAfterSeconds = Math.ceil(((oldest?.At ?? now) + windowMs - now) / 1000);
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const message = `${text} Look among your spam, or ask again in ${minutes} min.`;
  return { type: "TooManyMails", message, info: { retryAfterSeconds } };
}
