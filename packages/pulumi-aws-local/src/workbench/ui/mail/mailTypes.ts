/** A mail as GET /_local/inbox has it. */
export interface Mail {
  id: string;
  /** ISO 8601. */
  at: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html?: string;
  source: "cognito" | "ses";
}
