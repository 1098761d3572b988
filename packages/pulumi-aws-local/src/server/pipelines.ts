import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Requests that one connection may have sent ahead. Browsers and SDKs send none before they have their answer. */
const AHEAD = 100;

/** Requests of one connection that wait for the one before. */
type Line = (() => void)[];

/**
 * Begins the requests of one connection one after the other, each when the response before it has gone out: Node would begin all that
 * have come, however slowly their answers are read. A connection that sends too many ahead is cut.
 */
export class Pipelines {
  private readonly lines = new WeakMap<Socket, Line>();

  begin({ socket }: IncomingMessage, response: ServerResponse, work: () => void): void {
    const line = this.lines.get(socket);
    response.once("close", () => this.next(socket));
    if (line === undefined) {
      this.lines.set(socket, []);
      work();
    } else if (line.length >= AHEAD) {
      socket.destroy();
    } else {
      line.push(work);
    }
  }

  /** Takes the connection out of HTTP when the responses to the requests before this one have gone out. */
  leave({ socket }: IncomingMessage, work: () => void): void {
    const line = this.lines.get(socket);
    if (line === undefined) return work();
    line.push(() => {
      this.lines.delete(socket);
      work();
    });
  }

  private next(socket: Socket): void {
    const work = socket.destroyed ? undefined : this.lines.get(socket)?.shift();
    if (work === undefined) this.lines.delete(socket);
    else work();
  }
}
