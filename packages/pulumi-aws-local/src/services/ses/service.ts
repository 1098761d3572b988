import { randomUUID } from "node:crypto";

import type { InboxPort, OutgoingMail } from "../../core/ports/inbox";
import type { Services } from "../../core/services";
import type { InMemoryState } from "../../core/inMemoryState";
import type { Collection } from "../../core/stateStore";

/** A mail that this stack would have sent. */
export interface Mail {
  id: string;
  /** When it was sent, ISO 8601. */
  at: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html?: string;
  /** Which service sent it. */
  source: OutgoingMail["source"];
}

/** The newest mails that are kept. */
const CAPACITY = 500;

/** Where all mail of the local stack ends up. It leaves this machine never. */
export class Inbox implements InboxPort, InMemoryState {
  readonly #mails: Collection<Mail>;
  readonly #clock: Services["clock"];
  readonly #events: Services["events"] | undefined;
  readonly #transaction: Services["state"]["transaction"];
  /** Keys of the kept mails, oldest first. */
  #keys: string[] = [];
  #next = 1;
  readonly #listeners = new Set<(mail: Mail) => void>();

  constructor({
    state,
    clock,
    events,
  }: Pick<Services, "state" | "clock"> & Partial<Pick<Services, "events">>) {
    this.#events = events;
    this.#mails = state.collection("ses.inbox");
    this.#clock = clock;
    this.#transaction = (work) => state.transaction(work);
    this.#readKeys();
  }

  capture(): () => void {
    return () => this.#readKeys();
  }

  #readKeys(): void {
    this.#keys = this.#mails.entries().map(({ key }) => key);
    this.#next = Number(this.#keys.at(-1) ?? 0) + 1;
  }

  /** Keeps a mail; the oldest leaves when there are too many. */
  deliver({ from, to, subject, text, html, source }: OutgoingMail): Mail {
    const mail: Mail = {
      id: randomUUID(),
      at: new Date(this.#clock.now()).toISOString(),
      from,
      to: [...to],
      subject,
      text: text ?? "",
      ...(html !== undefined && { html }),
      source,
    };
    // Keys sort as text, so the number is written with leading zeros.
    const key = String(this.#next++).padStart(12, "0");
    this.#transaction(() => {
      this.#mails.put(key, mail);
      this.#keys.push(key);
      while (this.#keys.length > CAPACITY) this.#mails.delete(this.#keys.shift()!);
    });
    this.#events?.publish("mail", { id: mail.id });
    for (const listener of this.#listeners) listener(mail);
    return mail;
  }

  /** Calls back for each mail that arrives, until the returned function is called. */
  onDelivery(listener: (mail: Mail) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** All kept mails, newest first. */
  list(): Mail[] {
    return this.#mails
      .entries()
      .map(({ value }) => value)
      .reverse();
  }
}
