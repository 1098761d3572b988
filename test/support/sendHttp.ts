import { Agent, request, type IncomingHttpHeaders } from "node:http";

const agent = new Agent({ keepAlive: true });

export interface PlainRequest {
  /** "POST" if omitted. */
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
}

export interface PlainResponse {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/**
 * Sends a request over a kept connection. Takes a third of the processor time of `fetch`, for tests
 * with thousands of requests.
 */
export function sendHttp(
  url: string,
  { method = "POST", headers = {}, body, signal }: PlainRequest = {},
): Promise<PlainResponse> {
  return new Promise((done, fail) => {
    const options = { method, headers, agent, ...(signal && { signal }) };
    const sent = request(url, options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () =>
        done({ status: response.statusCode!, headers: response.headers, text }),
      );
      response.on("error", fail);
    });
    sent.on("error", fail);
    sent.end(body);
  });
}
