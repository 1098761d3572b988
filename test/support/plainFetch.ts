import { sendHttp, type PlainResponse } from "./sendHttp";

const realFetch = globalThis.fetch;

/**
 * The `fetch` of aws-amplify in tests: requests with a text go through `sendHttp`, which takes a
 * third of the processor time. A test that replaces the global `fetch` gets all requests.
 */
export const plainFetch: typeof fetch = async (input, init = {}) => {
  const { method = "GET", headers = {}, body, signal } = init;
  const url = String(input);
  const isPlain = url.startsWith("http:") && typeof body === "string";
  if (!isPlain || globalThis.fetch !== realFetch || signal?.aborted) {
    return globalThis.fetch(input, init);
  }
  const response = await sendHttp(url, {
    method,
    headers: headers as Record<string, string>,
    body,
    ...(signal && { signal }),
  }).catch((cause: Error) => {
    throw signal?.aborted ? signal.reason : new TypeError("fetch failed", { cause });
  });
  return responseOf(response) as unknown as Response;
};

/** The members of a response that aws-amplify uses. */
function responseOf({ status, headers, text }: PlainResponse) {
  return {
    status,
    headers: new Map(Object.entries(headers)),
    body: null, // aws-amplify then uses the methods
    text: async () => text,
    json: async () => JSON.parse(text) as unknown,
    blob: async () => new Blob([text]),
  };
}
