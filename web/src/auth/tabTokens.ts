import type { KeyValueStorageInterface } from "@aws-amplify/core";
import { hearTabs, tellTabs, type Entry } from "./tabChannel";

/** The prefix of aws-amplify's token names. */
const prefix = "CognitoIdentityServiceProvider.";

/** The storage of a tab's tokens. */
export type TabStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/**
 * Tokens that each tab stores and that all open tabs share: a change in one tab is repeated in the
 * others. A tab without tokens requests them from the others.
 */
export class TabTokens implements KeyValueStorageInterface {
  /** `changed` is called when another tab has signed in or out. */
  constructor(
    private readonly storage: TabStorage,
    changed: () => void,
  ) {
    const take = (entries: Entry[]) => {
      for (const [key, value] of entries) if (key.startsWith(prefix)) this.put(key, value);
      if (entries.some(([key]) => key.endsWith(".refreshToken"))) changed();
    };
    hearTabs("tokens", ({ entries }) => take(entries));
    hearTabs("welcome", ({ entries }) => {
      if (this.entries().length === 0) take(entries);
    });
    hearTabs("hello", () => {
      const entries = this.entries();
      if (entries.length > 0) tellTabs({ kind: "welcome", entries });
    });
    if (this.entries().length === 0) tellTabs({ kind: "hello" });
  }

  async setItem(key: string, value: string): Promise<void> {
    this.change(key, value);
  }

  async getItem(key: string): Promise<string | null> {
    return this.storage.getItem(key);
  }

  async removeItem(key: string): Promise<void> {
    this.change(key, null);
  }

  async clear(): Promise<void> {
    for (const [key] of this.entries()) this.change(key, null);
  }

  private change(key: string, value: string | null): void {
    if (this.storage.getItem(key) === value) return;
    this.put(key, value);
    tellTabs({ kind: "tokens", entries: [[key, value]] });
  }

  private put(key: string, value: string | null): void {
    if (value === null) this.storage.removeItem(key);
    else this.storage.setItem(key, value);
  }

  private entries(): Entry[] {
    return Array.from({ length: this.storage.length }, (_, at) => this.storage.key(at) ?? "")
      .filter((key) => key.startsWith(prefix))
      .map((key) => [key, this.storage.getItem(key)]);
  }
}
