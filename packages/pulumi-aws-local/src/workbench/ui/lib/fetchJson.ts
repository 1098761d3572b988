/**
 * Reads JSON of this stack, e.g. `fetchJson<Stack>("stack.json")`, or posts `body`.
 * @throws Error with the message of the response
 */
export async function fetchJson<T>(path: string, body?: unknown): Promise<T> {
  const init =
    body === undefined
      ? {}
      : {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        };
  const response = await fetch(`/_local/${path}`, init);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message ?? `${path}: ${response.status}`);
  return answer as T;
}

/** The message of a failure for the user. */
export function messageOf(error: unknown): string {
  if (error instanceof TypeError) return "The stack does not respond. Is npm start still running?";
  return error instanceof Error ? error.message : String(error);
}
