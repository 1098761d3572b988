import { Pool } from "undici";

/** A request whose every byte is known before it is sent. */
export interface PreparedRequest {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * POSTs over kept-alive connections at the least cost to the client that undici allows: what is measured is the server.
 * Each side of a comparison is asked through one of these.
 */
export class HttpSender {
  readonly #pool: Pool;

  constructor(
    readonly origin: string,
    connections: number,
  ) {
    this.#pool = new Pool(origin, { connections, pipelining: 1 });
  }

  /** The answer's body. @throws Error with the answer unless its status is 200 */
  send({ path, headers, body }: PreparedRequest): Promise<string> {
    return new Promise((done, fail) => {
      const chunks: Buffer[] = [];
      let status = 0;
      this.#pool.dispatch(
        { method: "POST", path, headers, body },
        {
          onRequestStart() {},
          onResponseStart(_controller, statusCode) {
            status = statusCode;
          },
          onResponseData(_controller, chunk) {
            chunks.push(chunk);
          },
          onResponseEnd: () => {
            const text = (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString();
            if (status === 200) return done(text);
            fail(new Error(`${this.origin}${path} answered ${status}: ${text.slice(0, 500)}`));
          },
          onResponseError(_controller, error) {
            fail(error);
          },
        },
      );
    });
  }

  /** Sends a GraphQL request. @throws Error with the answer if it holds any error */
  async graphQl(request: PreparedRequest): Promise<string> {
    const text = await this.send(request);
    if (!text.startsWith('{"data":{') || text.includes('"errors":')) {
      throw new Error(`${this.origin} answered with errors: ${text.slice(0, 500)}`);
    }
    return text;
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}
