import { createHmac } from "node:crypto";
import type { Services } from "../../core/services";
import { isEmail } from "./attributes";
import { mfaOf } from "./factorSettings";
import type { MailTemplate } from "./poolSettings";
import type { PoolRecord } from "./records";
import { canonicalName } from "./userStore";

/** The destination of a code in responses. */
export interface CodeDeliveryDetails {
  AttributeName: string;
  DeliveryMedium: "EMAIL";
  Destination: string;
}

/**
 * Cognito's own sender.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html
 */
const DEFAULT_SENDER = "no-reply@verificationemail.com";

/** Sends Cognito's mails to this stack's inbox. */
export class Mailer {
  constructor(private readonly services: Pick<Services, "inbox">) {}

  sendCode(pool: PoolRecord, to: string, code: string, username: string): CodeDeliveryDetails {
    this.send(pool, to, pool.settings.verification, code, username);
    return deliveryTo(canonicalName(pool, to));
  }

  /** Sends a code for signing in. UNVERIFIED: AWS's default text. */
  sendSignInCode(
    pool: PoolRecord,
    to: string,
    code: string,
    username: string,
  ): CodeDeliveryDetails {
    const { email = {} } = mfaOf(pool.settings);
    const template = {
      subject: email.subject ?? "Your authentication code",
      message: email.message ?? "Your authentication code is {####}.",
    };
    this.send(pool, to, template, code, username);
    return deliveryTo(canonicalName(pool, to));
  }

  sendInvitation(pool: PoolRecord, to: string, password: string, username: string): void {
    this.send(pool, to, pool.settings.invitation, password, username);
  }

  private send(
    pool: PoolRecord,
    to: string,
    template: MailTemplate,
    code: string,
    username: string,
  ): void {
    const message = fill(template.message, code, username);
    const html = /<[a-z!][^>]*>/i.test(message) ? message : undefined;
    this.services.inbox.deliver({
      from: senderOf(pool),
      to: [to],
      subject: fill(template.subject, code, username),
      text: html === undefined ? message : toText(message),
      ...(html === undefined ? {} : { html }),
      source: "cognito",
    });
  }
}

/** The destination of a mailed code, masked except for the first letters. */
export function deliveryTo(email: string): CodeDeliveryDetails {
  const [local = "", domain = ""] = email.split("@");
  return {
    AttributeName: "email",
    DeliveryMedium: "EMAIL",
    Destination: `${local.slice(0, 1)}***@${domain.slice(0, 1)}***`,
  };
}

/**
 * The simulated destination of a mail that is not sent: always the same for a name, regardless of its spelling, as for
 * a known address. UNVERIFIED: that AWS shows the letters in lower case; the spelling of the sign-up would reveal which
 * users exist.
 */
export function simulateDelivery(pool: PoolRecord, name: string): CodeDeliveryDetails {
  if (isEmail(name)) return deliveryTo(canonicalName(pool, name));
  const digest = createHmac("sha256", Buffer.from(pool.secret, "hex"))
    .update(`delivery/${canonicalName(pool, name)}`)
    .digest();
  const letter = (byte: number) => String.fromCharCode(97 + (byte % 26));
  return deliveryTo(`${letter(digest[0]!)}@${letter(digest[1]!)}`);
}

function senderOf({ settings }: PoolRecord): string {
  const { account, from, sourceArn } = settings.email;
  if (account !== "DEVELOPER") return DEFAULT_SENDER;
  return from ?? sourceArn?.split(":identity/")[1] ?? DEFAULT_SENDER;
}

function fill(template: string, code: string, username: string): string {
  return template.replaceAll("{####}", () => code).replaceAll("{username}", () => username);
}

function toText(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/p>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .trim();
}
