import { Pool } from "undici";

/** A request that is serialized before the measurement. */
export interface PreparedRequest {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * POSTs over keep-alive connections with undici, at the lowest cost for the client, so that the
 * bench measures the server. Both sides of a comparison use this class.
 */
export class HttpSender {
  readonly #pool: Pool;

  constructor(
    readonly origin: string,
    connections: number,
  ) {
    this.#pool = new Pool(origin, { connections, pipelining: 1 });
  }

  /** The response's body. @throws Error with the response unless its status is 200 */
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
            fail(new Error(`${this.origin}${path} responded ${status}: ${text.slice(0, 500)}`));
          },
          onResponseError(_controller, error) {
            fail(error);
          },
        },
      );
    });
  }

  /** Sends a GraphQL request. @throws Error with the response if it holds errors */
  async graphQl(request: PreparedRequest): Promise<string> {
    const text = await this.send(request);
    if (!text.startsWith('{"data":{') || text.includes('"errors":')) {
      throw new Error(`${this.origin} responded with errors: ${text.slice(0, 500)}`);
    }
    return text;
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}
