import type { ServerResponse } from "node:http";

/** Limit for all responses together that clients have not read yet. */
const UNREAD_BYTES = 64 * 1024 * 1024;

/** Limit for the unread part of one event stream. */
const STREAM_BYTES = 1024 * 1024;

/** Timeout for reading a whole response. */
const UNREAD_MS = 60_000;

/** Responses that are written but not read. When all together exceed the limit, the oldest connections are closed. */
export class UnreadResponses {
  private readonly responses = new Set<ServerResponse>();

  constructor(
    private readonly bytes = UNREAD_BYTES,
    private readonly milliseconds = UNREAD_MS,
  ) {}

  /** Ends a response with its body. */
  end(response: ServerResponse, body: string | Buffer | undefined): void {
    response.end(body);
    if (response.writableLength === 0) return; // it has left this process
    this.responses.add(response);
    const timer = setTimeout(() => response.destroy(), this.milliseconds).unref();
    const forget = (): void => {
      clearTimeout(timer);
      this.responses.delete(response);
    };
    response.once("finish", forget).once("close", forget);
    this.dropOldest();
  }

  /** Writes a chunk of a streaming body. If the client has stopped reading, the connection is closed. */
  write(response: ServerResponse, chunk: string): void {
    if (response.writableLength > STREAM_BYTES) response.destroy();
    else response.write(chunk);
  }

  private dropOldest(): void {
    let unread = 0;
    for (const { writableLength } of this.responses) unread += writableLength;
    for (const response of this.responses) {
      if (unread <= this.bytes) return;
      unread -= response.writableLength;
      response.destroy();
    }
  }
}
