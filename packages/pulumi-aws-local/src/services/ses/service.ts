import { randomUUID } from "node:crypto";

import type { InboxPort, Mail, OutgoingMail } from "../../core/ports/inbox";
import type { Services } from "../../core/services";
import type { InMemoryState } from "../../core/inMemoryState";
import type { Collection } from "../../core/stateStore";

/** Maximum number of stored mails; the newest are kept. */
const CAPACITY = 500;

/** Receives all mail of the local stack. Mail never leaves this machine. */
export class Inbox implements InboxPort, InMemoryState {
  readonly #mails: Collection<Mail>;
  /** The bytes of attachments in base64, stored separately so that a list of mails need not read them. */
  readonly #contents: Collection<string>;
  readonly #clock: Services["clock"];
  readonly #events: Services["events"] | undefined;
  readonly #transaction: Services["state"]["transaction"];
  /** Keys of the stored mails, oldest first. */
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
    this.#contents = state.collection("ses.attachments");
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

  /** Stores a mail; the oldest is deleted if there are too many. */
  deliver({ attachments = [], text, ...rest }: OutgoingMail): Mail {
    const mail: Mail = {
      id: randomUUID(),
      at: new Date(this.#clock.now()).toISOString(),
      ...rest,
      text: text ?? "",
      ...(attachments.length > 0 && { attachments: attachments.map(({ file }) => file) }),
    };
    // Keys are sorted as text, so the number has leading zeros.
    const key = String(this.#next++).padStart(12, "0");
    this.#transaction(() => {
      this.#mails.put(key, mail);
      for (const [index, { content }] of attachments.entries()) {
        this.#contents.put(contentKey(mail.id, index), Buffer.from(content).toString("base64"));
      }
      this.#keys.push(key);
      while (this.#keys.length > CAPACITY) this.#drop(this.#keys.shift()!);
    });
    this.#events?.publish("mail", { id: mail.id });
    for (const listener of this.#listeners) listener(mail);
    return mail;
  }

  #drop(key: string): void {
    const { id, attachments = [] } = this.#mails.get(key)!;
    for (const index of attachments.keys()) this.#contents.delete(contentKey(id, index));
    this.#mails.delete(key);
  }

  /** The bytes of a mail's attachment; undefined if it does not exist. */
  contentOf(mailId: string, index: number): Buffer | undefined {
    const content = this.#contents.get(contentKey(mailId, index));
    return content === undefined ? undefined : Buffer.from(content, "base64");
  }

  /** Calls `listener` for each delivered mail until the returned function is called. */
  onDelivery(listener: (mail: Mail) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** All stored mails, newest first. */
  list(): Mail[] {
    return this.#mails
      .entries()
      .map(({ value }) => value)
      .reverse();
  }
}

function contentKey(mailId: string, index: number): string {
  return `${mailId}.${index}`;
}
