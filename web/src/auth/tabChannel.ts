/** The messages between the tabs of one browser. Another version of this site may be open in another one: whatever else comes is ignored. */
export type TabMessage =
  /** Has somebody signed in? */
  | { kind: "hello" }
  /** The response: the existing tokens. */
  | { kind: "welcome"; entries: Entry[] }
  /** New tokens, or none any more (null). */
  | { kind: "tokens"; entries: Entry[] }
  /** A sign-in is done, and the guest's cart has moved. */
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

/** A browser that blocks site data may refuse it: then each tab is by itself. */
function open(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel("jukebox.account");
  } catch {
    return undefined;
  }
}
