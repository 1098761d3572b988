import type { Reply } from "./plainClient";

/** The responses that clients got during failures. */
export interface Observations {
  /** By errorType, "lost" where no answer came. */
  errors: Record<string, number>;
  answered: number;
  /** Additions without a successful response, by the response, and how many of them had taken place. */
  uncertain: Record<string, { count: number; happened: number }>;
}

export function createObservations(): Observations {
  return { errors: {}, answered: 0, uncertain: {} };
}

/** Messages of the errors that say "repeat", as resolvers raise them; nothing of the fault may shine through. */
const MESSAGES: Record<string, RegExp> = {
  TryAgain: /^Something else changed at the same moment\. Send the same request again\.$/,
  Unavailable: /^The store cannot answer right now\. Try again in a moment\.$/,
  SoldOut: /\w+/,
  CartChanged: /\w+/,
};

/** Counts a reply. @throws Error when it is an error that docs/errors.md does not list for this, or says more than it should. */
export function note(seen: Observations, reply: Reply<unknown>): void {
  if (reply.kind === "ok") return void seen.answered++;
  const { errors } = seen;
  const type = reply.kind === "lost" ? "lost" : reply.type;
  errors[type] = (errors[type] ?? 0) + 1;
  if (reply.kind === "lost") return;
  if (MESSAGES[type]?.test(reply.message) === true) return;
  throw new Error(`A client got "${type}: ${reply.message}".`);
}

/** Whether the error asks the client to send the same request again. */
export function mayRepeat(reply: Reply<unknown>): boolean {
  return (
    reply.kind === "lost" ||
    (reply.kind === "error" && (reply.type === "TryAgain" || reply.type === "Unavailable"))
  );
}

/**
 * Repeats a request as the errors ask for, until its outcome is final.
 * @throws Error when that takes longer than a minute.
 */
export async function settle<T>(
  observations: Observations,
  call: () => Promise<Reply<T>>,
): Promise<Exclude<Reply<T>, { kind: "lost" }>> {
  for (const deadline = Date.now() + 20_000; ;) {
    const reply = await call();
    note(observations, reply);
    if (!mayRepeat(reply)) return reply as Exclude<Reply<T>, { kind: "lost" }>;
    if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(reply)} after a minute.`);
    await new Promise((done) => setTimeout(done, reply.kind === "lost" ? 25 : 1));
  }
}
