/**
 * Messages between the tabs of one browser. Another tab may have another version of this site, so
 * unknown messages are ignored.
 */
export type TabMessage =
  /** Asks whether a user is signed in. */
  | { kind: "hello" }
  /** The response: the existing tokens. */
  | { kind: "welcome"; entries: Entry[] }
  /** New tokens, or null if they were deleted. */
  | { kind: "tokens"; entries: Entry[] }
  /** A sign-in is complete, including the merge of the guest's cart. */
  | { kind: "arrived" };

export type Entry = [key: string, value: string | null];

const channel = open();

/** Sends a message to the other tabs. */
export function tellTabs(message: TabMessage): void {
  channel?.postMessage(message);
}

/** Calls back with the messages of other tabs. */
export function hearTabs<Kind extends TabMessage["kind"]>(
  kind: Kind,
  listener: (message: Extract<TabMessage, { kind: Kind }>) => void,
): void {
  channel?.addEventListener("message", ({ data }: MessageEvent<TabMessage | null>) => {
    if (data?.kind === kind) listener(data as Extract<TabMessage, { kind: Kind }>);
  });
}

/** A browser that blocks site data may refuse a channel: then the tabs are independent. */
function open(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel("jukebox.account");
  } catch {
    return undefined;
  }
}
