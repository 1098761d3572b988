import type { Mail } from "../core/ports/inbox";

/** The mails that a stack has "sent", for tests. */
export interface StackInbox {
  /** All kept mails, newest first. */
  list(): Mail[];
  /**
   * The next mail to an address: the oldest that no earlier call returned, or the first to arrive.
   * @throws Error when none arrives in time (5,000 ms unless `timeoutMs` says otherwise)
   */
  waitFor(address: string, options?: { timeoutMs?: number }): Promise<Mail>;
}

/** Where mails come from. */
export interface MailSource {
  list(): Mail[];
  /** Calls back for each mail that arrives, until the returned function is called. */
  onDelivery(listener: (mail: Mail) => void): () => void;
}

const TIMEOUT_MS = 5_000;

/** @param source the inbox of the present state: a restored state has another */
export function stackInbox(source: () => MailSource): StackInbox {
  const returned = new Set<string>();
  const list = (): Mail[] => source().list();
  return {
    list,
    async waitFor(address, { timeoutMs = TIMEOUT_MS } = {}) {
      const isNext = ({ id, to }: Mail): boolean =>
        to.some((one) => isSame(one, address)) && !returned.has(id);
      const mail = list().reverse().find(isNext) ?? (await arrival(source(), isNext, timeoutMs));
      if (mail === undefined) throw noMail(address, timeoutMs, list());
      returned.add(mail.id);
      return mail;
    },
  };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function arrival(
  source: MailSource,
  isNext: (mail: Mail) => boolean,
  timeoutMs: number,
): Promise<Mail | undefined> {
  return new Promise((done) => {
    const settle = (mail?: Mail): void => {
      clearTimeout(timer);
      stop();
      done(mail);
    };
    const timer = setTimeout(settle, timeoutMs);
    const stop = source.onDelivery((mail) => {
      if (isNext(mail)) settle(mail);
    });
  });
}

function noMail(address: string, timeoutMs: number, mails: readonly Mail[]): Error {
  const others = [...new Set(mails.flatMap(({ to }) => to))];
  const known = others.length === 0 ? "there is no mail" : `there is mail to ${others.join(", ")}`;
  return new Error(`No mail to "${address}" within ${timeoutMs} ms; ${known}.`);
}
