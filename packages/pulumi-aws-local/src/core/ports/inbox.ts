/** A file that comes with a mail. */
export interface MailAttachment {
  fileName: string;
  contentType: string;
  /** In bytes. */
  size: number;
  disposition: "attachment" | "inline";
  /** What HTML calls an inline file by, as in `src="cid:..."`. */
  contentId?: string;
  description?: string;
}

/** A mail to deliver. */
export interface OutgoingMail {
  from: string;
  to: string[];
  cc?: string[];
  /** Recipients that the message does not name. */
  bcc?: string[];
  replyTo?: string[];
  subject: string;
  text?: string;
  html?: string;
  /** Headers that the sender added; of a raw message, all. */
  headers?: { name: string; value: string }[];
  attachments?: { file: MailAttachment; content: Uint8Array }[];
  configurationSet?: string;
  tags?: { name: string; value: string }[];
  /** The service that sends it. */
  source: "cognito" | "ses";
}

/** A mail in the inbox. Pages and tests read it as JSON. */
export interface Mail extends Omit<OutgoingMail, "attachments"> {
  id: string;
  /** When it was sent, ISO 8601. */
  at: string;
  text: string;
  attachments?: MailAttachment[];
}

/** What other services use of SES: every mail of the stack goes to its inbox. */
export interface InboxPort {
  deliver(mail: OutgoingMail): void;
}
