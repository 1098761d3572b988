import { InvalidParameterError } from "./errors";

/** One page of a list that is sorted by `keyOf`. The token contains the last item of the previous page. */
export function page<T>(
  all: T[],
  keyOf: (item: T) => string,
  limit: number,
  token: string | undefined,
): { items: T[]; next?: string } {
  const sorted = [...all].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const after = token === undefined ? undefined : decode(token);
  const rest = after === undefined ? sorted : sorted.filter((item) => keyOf(item) > after);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return rest.length > limit && last !== undefined
    ? { items, next: Buffer.from(JSON.stringify({ after: keyOf(last) })).toString("base64") }
    : { items };
}

function decode(token: string): string {
  try {
    const { after } = JSON.parse(Buffer.from(token, "base64").toString());
    if (typeof after === "string") return after;
  } catch {
    // Rejected below, like a token of the wrong shape.
  }
  throw new InvalidParameterError("Invalid pagination token given.");
}
