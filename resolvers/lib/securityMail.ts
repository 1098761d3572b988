import { util } from "@aws-appsync/utils";
import { escapeHtml } from "./mail";
import type { MailText } from "./mail";

/** The text about each security change in the mail to the account's owner. */
const changes = {
  authenticatorOn: "An authenticator app was set up as the second step of your sign-in.",
  authenticatorOff: "The second step of your sign-in was turned off.",
  passkeyAdded: "A passkey was added: it signs in to your account.",
  passkeyRemoved: "A passkey was removed from your account.",
  passwordChanged: "Your password was changed.",
  accountDeleted: "Your account was deleted. All its devices are signed out.",
};

/** A change that the owner of an account is notified of by mail. */
export type SecurityChange = keyof typeof changes;

const advice =
  "If that was you, there is nothing to do. If not, choose a new password with “Forgot your password?” " +
  "on the sign-in page, sign out your other devices on the account page, and tell the store.";

const adviceAfterDeletion = "If that was not you, tell the store.";

/**
 * The mail to the owner of an account. It contains no text that a client chose, such as the name of
 * a device: the holder of a stolen session must not be able to write to the owner in the store's
 * name.
 */
export function securityMail(change: SecurityChange): MailText {
  const what = changes[change];
  const when = `At ${util.time.nowISO8601()}.`;
  const todo = change === "accountDeleted" ? adviceAfterDeletion : advice;
  const paragraphs = [what, when, todo].map((line) => `<p>${escapeHtml(line)}</p>`);
  return {
    subject: "Your Jukebox account was changed",
    text: [what, when, "", todo, ""].join("\n"),
    html: [
      '<!doctype html><html lang="en"><body>',
      "<h1>Your Jukebox account was changed</h1>",
      ...paragraphs,
      "</body></html>",
    ].join("\n"),
  };
}
