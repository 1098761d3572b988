import type { IncomingMessage } from "node:http";
import { bodyLimit } from "./bodyLimits";

/** What bodies that are not whole yet may hold together: none of their callers is known. */
const UNFINISHED_BYTES = 64 * 1024 * 1024;

/** Small ones are taken in any case: a client that sends a large one slowly must not lock the others out. */
const SMALL_BYTES = 64 * 1024;

export type Body = Buffer | "too large" | "busy";

/** Reads bodies of requests, each within the limit of where it goes, and all within one of memory. */
export class Bodies {
  private unfinished = 0;

  /** @throws when the client gives up. */
  read(message: IncomingMessage): Promise<Body> {
    const limit = bodyLimit(message.url ?? "/", message.headers);
    // What is too large by its own words is not read at all.
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
