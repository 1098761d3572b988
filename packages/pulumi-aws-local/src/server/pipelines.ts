import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Maximum number of requests that one connection may pipeline. Browsers and SDKs wait for each response. */
const AHEAD = 100;

/** Requests of one connection that wait for the previous one. */
type Line = (() => void)[];

/**
 * Starts the requests of one connection one by one, each after the previous response was sent. Node would start all
 * received requests, however slowly the client reads the responses. A connection that pipelines too many requests is
 * closed.
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

  /** Detaches the connection from HTTP when the responses to all earlier requests were sent. */
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
