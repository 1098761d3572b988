/** A mail to deliver. */
export interface OutgoingMail {
  from: string;
  to: string[];
  subject: string;
  text?: string;
  html?: string;
  /** The service that sends it. */
  source: "cognito" | "ses";
}

/** What other services use of SES: every mail of the stack goes to its inbox. */
export interface InboxPort {
  deliver(mail: OutgoingMail): void;
}
