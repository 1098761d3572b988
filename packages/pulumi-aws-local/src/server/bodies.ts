import type { IncomingMessage } from "node:http";
import { bodyLimit } from "./bodyLimits";

/** Limit for all incomplete bodies together: their senders are not authenticated yet. */
const UNFINISHED_BYTES = 64 * 1024 * 1024;

/** Small bodies are always accepted: a client that sends a large body slowly must not block other clients. */
const SMALL_BYTES = 64 * 1024;

export type Body = Buffer | "too large" | "busy";

/** Reads request bodies. Each has the limit of its endpoint, and all together have a memory limit. */
export class Bodies {
  private unfinished = 0;

  /** @throws if the client closes the connection */
  read(message: IncomingMessage): Promise<Body> {
    const limit = bodyLimit(message.url ?? "/", message.headers);
    // A body whose declared length exceeds the limit is not read.
    if (Number(message.headers["content-length"] ?? 0) > limit) return Promise.resolve("too large");
    return new Promise((done, fail) => {
      let chunks: Buffer[] = [];
      let size = 0;
      const settle = (body: Body): void => {
        this.unfinished -= size;
        size = 0;
        chunks = [];
        message.removeAllListeners("data");
        if (typeof body === "string") message.pause();
        done(body);
      };
      message.on("data", (chunk: Buffer) => {
        size += chunk.length;
        this.unfinished += chunk.length;
        if (size > limit) return settle("too large");
        if (size > SMALL_BYTES && this.unfinished > UNFINISHED_BYTES) return settle("busy");
        chunks.push(chunk);
      });
      const giveUp = (error: Error): void => {
        settle("too large");
        fail(error);
      };
      message.on("end", () => settle(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
      message.on("error", giveUp);
      message.on("aborted", () => giveUp(new Error("aborted")));
    });
  }
}
