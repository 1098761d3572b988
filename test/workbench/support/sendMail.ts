import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { OPERATOR_KEYS } from "../../support/signed";
import { sharedStack } from "../../support/stack";

/** Sends a mail through SES, as the operator. */
export async function sendMail(subject: string, text: string, html?: string): Promise<void> {
  const { origin, outputs } = await sharedStack();
  const client = new SESv2Client({
    endpoint: origin,
    region: outputs["region"]!,
    credentials: OPERATOR_KEYS,
  });
  await client.send(
    new SendEmailCommand({
      FromEmailAddress: "store@jukebox.example",
      Destination: { ToAddresses: ["reader@example.com"] },
      Content: {
        Simple: {
          Subject: { Data: subject },
          Body: { Text: { Data: text }, ...(html !== undefined && { Html: { Data: html } }) },
        },
      },
    }),
  );
  client.destroy();
}
