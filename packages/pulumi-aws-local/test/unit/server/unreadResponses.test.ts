import { expect } from "chai";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { UnreadResponses } from "../../../src/server/unreadResponses";

const MB = 1024 * 1024;

describe("UnreadResponses", () => {
  const sockets: Socket[] = [];
  afterEach(() => sockets.splice(0).forEach((socket) => socket.destroy()));

  /** Clients that send requests and never read the responses. */
  async function asking(
    count: number,
    answer: (response: ServerResponse) => void,
    work: (responses: ServerResponse[]) => Promise<void>,
  ): Promise<void> {
    const responses: ServerResponse[] = [];
    const server = createServer((_request, response) => {
      responses.push(response);
      answer(response);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      for (let at = 0; at < count; at += 1) {
        const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
        sockets.push(socket.on("error", () => undefined));
        socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await once(server, "request");
      }
      await work(responses);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it("disconnects the longest waiting clients at the total limit", async () => {
    const unread = new UnreadResponses(25 * MB);
    const body = Buffer.alloc(10 * MB);
    await asking(
      4,
      (response) => unread.end(response, body),
      async (responses) => {
        const cut = responses.map(({ destroyed }) => destroyed);
        expect(cut).to.deep.equal([true, true, false, false]);
      },
    );
  });

  it("disconnects a client that leaves a response unread for too long", async () => {
    const unread = new UnreadResponses(100 * MB, 20);
    await asking(
      1,
      (response) => unread.end(response, Buffer.alloc(10 * MB)),
      async ([response]) => {
        if (!response!.destroyed) await once(response!, "close");
        expect(response!.destroyed).to.equal(true);
      },
    );
  });

  it("disconnects a client that does not read a stream of events", async () => {
    const unread = new UnreadResponses();
    await asking(
      1,
      (response) => response.writeHead(200).flushHeaders(),
      async ([response]) => {
        const event = "x".repeat(MB / 4);
        for (let at = 0; at < 100 && !response!.destroyed; at += 1) {
          unread.write(response!, event);
          await new Promise(setImmediate);
        }
        expect(response!.destroyed).to.equal(true);
        expect(response!.writableLength).to.be.below(2 * MB);
      },
    );
  });
});
