import { A_DELAY, A_TEXT, checkOptions, requireValue } from "../core/checkOptions";
import type { Mail, MailAttachment } from "../core/ports/inbox";
import { stackStopped } from "./stackStopped";

/** A mail with the bytes of its attachments. */
export interface ReceivedMail extends Omit<Mail, "attachments"> {
  attachments?: (MailAttachment & { content: Buffer })[];
}

/** The mails that a stack has "sent", for tests. */
export interface StackInbox {
  /** All stored mails, newest first. */
  list(): ReceivedMail[];
  /**
   * The next mail to an address (To, Cc or Bcc): the oldest that no earlier call returned, otherwise the next to
   * arrive.
   * @throws Error if none arrives in time (5,000 ms by default, or `timeoutMs`), or the stack stops
   */
  waitFor(address: string, options?: { timeoutMs?: number }): Promise<ReceivedMail>;
}

/** The source of mails. */
export interface MailSource {
  list(): Mail[];
  contentOf(mailId: string, index: number): Buffer | undefined;
  /** Calls `listener` for each delivered mail until the returned function is called. */
  onDelivery(listener: (mail: Mail) => void): () => void;
}

const TIMEOUT_MS = 5_000;

/** @param stopping is aborted when the stack stops: its mails cannot be read any more */
export function stackInbox(source: MailSource, stopping: AbortSignal): StackInbox {
  const returned = new Set<string>();
  const list = (): Mail[] => {
    if (stopping.aborted) throw stackStopped();
    return source.list();
  };
  return {
    list: () => list().map((mail) => withContents(mail, source)),
    async waitFor(address, options = {}) {
      requireValue('"address"', address, A_TEXT);
      checkOptions("inbox.waitFor", options, { timeoutMs: A_DELAY });
      const { timeoutMs = TIMEOUT_MS } = options;
      const isNext = (mail: Mail): boolean =>
        recipientsOf(mail).some((one) => isSame(one, address)) && !returned.has(mail.id);
      const mail =
        list().reverse().find(isNext) ?? (await arrival(source, isNext, timeoutMs, stopping));
      if (mail === undefined) throw noMail(address, timeoutMs, list());
      returned.add(mail.id);
      return withContents(mail, source);
    },
  };
}

function recipientsOf({ to, cc = [], bcc = [] }: Mail): string[] {
  return [...to, ...cc, ...bcc];
}

/** A mail's recipient is an address, or "Name <address>". */
function isSame(recipient: string, address: string): boolean {
  const [whole, wanted] = [recipient.toLowerCase(), address.toLowerCase()];
  return whole === wanted || whole.endsWith(`<${wanted}>`);
}

function withContents({ attachments, ...mail }: Mail, source: MailSource): ReceivedMail {
  if (attachments === undefined) return mail;
  const withContent = attachments.map((file, index) => {
    return { ...file, content: source.contentOf(mail.id, index)! };
  });
  return { ...mail, attachments: withContent };
}

function arrival(
  source: MailSource,
  isNext: (mail: Mail) => boolean,
  timeoutMs: number,
  stopping: AbortSignal,
): Promise<Mail | undefined> {
  return new Promise((done) => {
    const settle = (mail?: Mail): void => {
      clearTimeout(timer);
      stop();
      stopping.removeEventListener("abort", end);
      done(mail);
    };
    const end = (): void => settle();
    stopping.addEventListener("abort", end);
    const timer = setTimeout(settle, timeoutMs);
    const stop = source.onDelivery((mail) => {
      if (isNext(mail)) settle(mail);
    });
  });
}

function noMail(address: string, timeoutMs: number, mails: readonly Mail[]): Error {
  const others = [...new Set(mails.flatMap(recipientsOf))];
  const known = others.length === 0 ? "there is no mail" : `there is mail to ${others.join(", ")}`;
  return new Error(`No mail to "${address}" within ${timeoutMs} ms; ${known}.`);
}
