import type { Reply } from "./plainClient";

/** The responses that clients got during failures. */
export interface Observations {
  /** By errorType; "lost" if there was no response. */
  errors: Record<string, number>;
  responded: number;
  /** Additions without a successful response, by response, and how many of them took effect. */
  uncertain: Record<string, { count: number; happened: number }>;
}

export function createObservations(): Observations {
  return { errors: {}, responded: 0, uncertain: {} };
}

/** Messages of the retryable errors of resolvers. They must reveal nothing about the fault. */
const MESSAGES: Record<string, RegExp> = {
  TryAgain: /^Something else changed at the same moment\. Send the same request again\.$/,
  Unavailable: /^The store cannot respond right now\. Try again in a moment\.$/,
  SoldOut: /\w+/,
  CartChanged: /\w+/,
};

/**
 * Counts a reply. @throws Error if docs/errors.md does not list the error for this case, or if it
 * reveals more than it should.
 */
export function note(seen: Observations, reply: Reply<unknown>): void {
  if (reply.kind === "ok") return void seen.responded++;
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
 * Retries a request as the errors ask for, until its outcome is final.
 * @throws Error after a minute.
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
