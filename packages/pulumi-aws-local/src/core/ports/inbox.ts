/** A file attached to a mail. */
export interface MailAttachment {
  fileName: string;
  contentType: string;
  /** In bytes. */
  size: number;
  disposition: "attachment" | "inline";
  /** The id that HTML refers to, as in `src="cid:..."`. */
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
  /** Headers that the sender added; all headers of a raw message. */
  headers?: { name: string; value: string }[];
  attachments?: { file: MailAttachment; content: Uint8Array }[];
  configurationSet?: string;
  tags?: { name: string; value: string }[];
  /** The sending service. */
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

/** The operations of SES that other services use: every mail of the stack goes to its inbox. */
export interface InboxPort {
  deliver(mail: OutgoingMail): void;
}
