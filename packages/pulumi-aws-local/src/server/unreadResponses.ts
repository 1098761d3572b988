import type { ServerResponse } from "node:http";

/** What responses that their clients have not read yet may hold together. */
const UNREAD_BYTES = 64 * 1024 * 1024;

/** What one client may leave unread of a stream of events. */
const STREAM_BYTES = 1024 * 1024;

/** How long a client may leave a whole response unread. */
const UNREAD_MS = 60_000;

/** Responses that are written but not read: those that have waited longest lose their connection when all are too much. */
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

  /** Writes a piece of a body without end, unless its client has stopped reading: it is cut off then. */
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
