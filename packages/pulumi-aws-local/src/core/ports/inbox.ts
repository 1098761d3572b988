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

/** A mail in the inbox. Pages and tests read it as JSON. */
export interface Mail extends OutgoingMail {
  id: string;
  /** When it was sent, ISO 8601. */
  at: string;
  text: string;
}

/** What other services use of SES: every mail of the stack goes to its inbox. */
export interface InboxPort {
  deliver(mail: OutgoingMail): void;
}
