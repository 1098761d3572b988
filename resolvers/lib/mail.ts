import type { HTTPRequest, HTTPResult } from "@aws-appsync/utils";

/** The content of a mail, as text and as HTML. */
export interface MailText {
  subject: string;
  text: string;
  html: string;
}

/**
 * A mail from the store's sender to one address.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
export function mailRequest(email: string, { subject, text, html }: MailText): HTTPRequest<string> {
  return {
    method: "POST",
    resourcePath: "/v2/email/outbound-emails",
    params: {
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        FromEmailAddress: STORE.emailSender,
        Destination: { ToAddresses: [email] },
        Content: {
          Simple: {
            Subject: content(subject),
            Body: { Text: content(text), Html: content(html) },
          },
        },
      }),
    },
  };
}

/** Whether SES has accepted a mail. */
export function isSent(error: unknown, result: HTTPResult | null): boolean {
  const status = error ? 0 : (result?.statusCode ?? 0);
  return status >= 200 && status < 300;
}

/** Escapes text for HTML. Not with replaceAll: AppSync reads its first argument as a pattern. */
export function escapeHtml(text: string): string {
  return text
    .split("&")
    .join("&amp;")
    .split("<")
    .join("&lt;")
    .split(">")
    .join("&gt;")
    .split('"')
    .join("&quot;")
    .split("'")
    .join("&#39;");
}

function content(text: string) {
  return { Data: text, Charset: "UTF-8" };
}
