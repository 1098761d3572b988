import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server } from "node:net";
import { expect } from "chai";
import { startHttpServer, type HttpServer } from "../../../src/server/httpServer";
import type { HttpHandler, HttpResponse, UpgradeHandler } from "../../../src/core/http";

const OK: HttpResponse = { status: 200, headers: { "content-type": "text/plain" }, body: "whole" };

/** Runs `work` against a server with this handler, without its log output. */
async function serving(
  handle: HttpHandler,
  work: (origin: string, http: HttpServer) => Promise<void>,
  upgrade?: UpgradeHandler,
): Promise<unknown[]> {
  const http = await startHttpServer(0, handle, upgrade);
  const { error } = console;
  const logged: unknown[] = [];
  console.error = (...values) => void logged.push(...values);
  try {
    await work(`http://127.0.0.1:${http.port}`, http);
  } finally {
    console.error = error;
    await http.close();
  }
  return logged;
}

/** Sends bytes and closes the connection after the first response, or at once. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => socket.end(text));
    let response = "";
    socket.on("data", (chunk) => (response += chunk));
    socket.on("error", () => {});
    socket.on("close", () => done(response));
  });
}

const HEAD = "POST / HTTP/1.1\r\nHost: localhost\r\n";

/**
 * Sends bytes, then one byte of `drip` at intervals, and returns what it receives until the server closes the
 * connection.
 */
function receiveRaw(
  port: number,
  text: string,
  drip?: string,
  host = "127.0.0.1",
): Promise<string> {
  return new Promise((done) => {
    let dripping: NodeJS.Timeout | undefined;
    const socket = connect(port, host, () => {
      socket.write(text);
      if (drip) dripping = setInterval(() => socket.write(drip), 20);
    });
    let response = "";
    socket.on("data", (chunk) => (response += chunk));
    socket.on("error", () => {});
    socket.on("close", () => {
      clearInterval(dripping);
      done(response);
    });
  });
}

/** Listens at [::1]; returns the port. */
async function listening(server: Server, port: number): Promise<number> {
  server.listen(port, "::1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

const closed = (server: Server): Promise<void> => new Promise((done) => server.close(() => done()));

describe("startHttpServer", () => {
  it("responds to HEAD with the headers of GET and no body", async () => {
    await serving(
      async () => OK,
      async (origin) => {
        const response = await fetch(origin, { method: "HEAD" });
        expect([
          response.status,
          response.headers.get("content-length"),
          await response.text(),
        ]).to.eql([200, "5", ""]);
      },
    );
  });

  for (const [what, handle] of [
    ["throws", () => Promise.reject(new Error("broken"))],
    ["answers nothing", async () => undefined as unknown as HttpResponse],
    [
      "answers a header that HTTP can't carry",
      async () => ({ ...OK, headers: { "x-text": "a\nb" } }),
    ],
  ] as [string, HttpHandler][]) {
    it(`responds with 500 and keeps running when a service ${what}`, async () => {
      const logged = await serving(handle, async (origin) => {
        for (let time = 0; time < 2; time++) {
          const response = await fetch(origin);
          expect([response.status, await response.json()]).to.eql([
            500,
            { __type: "InternalFailure", message: "The request could not be completed." },
          ]);
        }
      });
      expect(logged).to.have.length(2);
    });
  }

  it("rejects a body that is too large", async () => {
    await serving(
      async () => OK,
      async (origin) => {
        const response = await fetch(origin, { method: "POST", body: Buffer.alloc(20_000_000) });
        expect(response.status).to.equal(413);
      },
    );
  });

  it("rejects a body that is too large with an error of the target service", async () => {
    await serving(
      async () => OK,
      async (origin) => {
        const refusalAt = async (path: string): Promise<unknown> => {
          const request = { method: "POST", body: Buffer.alloc(1_200_000) };
          return (await fetch(origin + path, request)).json();
        };
        const message = "Request body is too large.";
        const errors = [{ errorType: "BadRequestException", message }];
        expect(await refusalAt("/graphql")).to.deep.equal({ errors });
        expect(await refusalAt("/")).to.deep.equal({
          __type: "RequestEntityTooLargeException",
          message,
        });
      },
    );
  });

  it("keeps running when a client aborts its request", async () => {
    await serving(
      async () => OK,
      async (origin, { port }) => {
        await sendRaw(port, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhalf");
        expect((await fetch(origin)).status).to.equal(200);
      },
    );
  });

  it("disconnects a client that is too slow, and serves others meanwhile", async () => {
    const timeouts = {
      headersTimeout: 100,
      requestTimeout: 200,
      keepAliveTimeout: 100,
      connectionsCheckingInterval: 20,
    };
    const http = await startHttpServer(0, async () => OK, undefined, timeouts);
    try {
      const slow = ["", "POST / HTTP/1.1\r\nHost: loc", `${HEAD}Content-Length: 9\r\n\r\nhalf`].map(
        (text) => receiveRaw(http.port, text),
      );
      const dripping = receiveRaw(http.port, HEAD, "X");
      expect((await fetch(`http://127.0.0.1:${http.port}`)).status).to.equal(200);
      const responses = await Promise.all([...slow, dripping]);
      const firstLines = responses.map((response) => response.split("\r\n")[0]);
      const late = "HTTP/1.1 408 Request Timeout";
      expect(firstLines).to.deep.equal([late, late, late, late]);
    } finally {
      await http.close();
    }
  });

  it("reads the host from an absolute request target", async () => {
    const seen: unknown[] = [];
    const handle: HttpHandler = async ({ path, query, headers }) => {
      seen.push([headers["host"], path, query]);
      return OK;
    };
    await serving(handle, async (_origin, { port }) => {
      for (const target of ["http://a.example/b?c=d", "HTTP://a.example", "/http://b/", "*"]) {
        await receiveRaw(port, `OPTIONS ${target} ${HEAD.slice(7)}Connection: close\r\n\r\n`);
      }
    });
    expect(seen).to.deep.equal([
      ["a.example", "/b", "c=d"],
      ["a.example", "/", ""],
      ["localhost", "/http://b/", ""],
      ["localhost", "*", ""],
    ]);
  });

  describe("when a request asks for an upgrade to an unsupported protocol", () => {
    const echo: HttpHandler = async ({ method, path, headers, body }) => {
      if (path === "/slow") await new Promise((done) => setTimeout(done, 50));
      return {
        ...OK,
        body: JSON.stringify([method, path, headers["upgrade"] ?? "none", String(body)]),
      };
    };
    const upgrade =
      "Host: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n";
    const get = (path: string, headers: string): string => `GET ${path} HTTP/1.1\r\n${headers}\r\n`;
    const last = get("/next", "Host: localhost\r\nConnection: close\r\n");

    /** The bodies of the responses to one packet, in order, and the whole text. */
    async function receive(packet: string): Promise<{ bodies: unknown[]; text: string }> {
      let text = "";
      await serving(echo, async (_origin, http) => {
        text = await receiveRaw(http.port, packet);
      });
      const bodies = (text.match(/\[.*?\]/g) ?? []).map((body) => JSON.parse(body) as unknown);
      return { bodies, text };
    }

    it("handles it as usual, and the requests before and after it in order", async () => {
      const packet = [
        get("/slow", "Host: localhost\r\n"),
        get("/a", upgrade),
        get("/slow", upgrade),
        last,
      ];
      expect((await receive(packet.join(""))).bodies).to.deep.equal([
        ["GET", "/slow", "none", ""],
        ["GET", "/a", "none", ""],
        ["GET", "/slow", "none", ""],
        ["GET", "/next", "none", ""],
      ]);
    });

    it("handles one with a body, and the next request unless that response closes the connection", async () => {
      const bodies = [
        "Content-Length: 5\r\n\r\nhello",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
      ];
      for (const body of bodies) {
        const received = await receive(`POST / HTTP/1.1\r\n${upgrade}${body}${last}`);
        const [first, next] = received.bodies;
        expect(first).to.deep.equal(["POST", "/", "none", "hello"]);
        const [, firstResponse] = received.text.split("HTTP/1.1 ");
        // The version of Node determines which of the two happens.
        if (/^connection: close\r$/im.test(firstResponse!)) expect(next).to.equal(undefined);
        else expect(next).to.deep.equal(["GET", "/next", "none", ""]);
      }
    });

    it("keeps the other options of the connection", async () => {
      const { text } = await receive(
        get("/", upgrade.replace("Upgrade, HTTP2-Settings", "close, Upgrade, HTTP2-Settings")),
      );
      expect(text).to.match(/^connection: close\r$/im);
    });

    it("keeps a connection for many such requests", async () => {
      const { bodies } = await receive(get("/a", upgrade).repeat(30) + last);
      expect(bodies).to.have.length(31);
    });
  });

  it("upgrades a connection after the earlier responses were sent", async () => {
    const slow: HttpHandler = async () => {
      await new Promise((done) => setTimeout(done, 50));
      return OK;
    };
    const welcome: UpgradeHandler = (_request, _message, socket) => {
      socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n");
    };
    const work = async (_origin: string, { port }: HttpServer): Promise<void> => {
      const head = "GET / HTTP/1.1\r\nHost: localhost\r\n";
      const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
      const response = await receiveRaw(port, `${head}\r\n${head}${upgrade}\r\n`);
      expect(response.match(/HTTP\/1\.1 \d+/g)).to.deep.equal(["HTTP/1.1 200", "HTTP/1.1 101"]);
    };
    await serving(slow, work, welcome);
  });

  it("keeps running when the handler of an upgraded connection fails", async () => {
    const fail = (): never => {
      throw new Error("a fault");
    };
    const work = async (origin: string, http: HttpServer): Promise<void> => {
      const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
      const response = await receiveRaw(
        http.port,
        `GET / HTTP/1.1\r\nHost: localhost\r\n${upgrade}`,
      );
      expect(response).to.match(/^HTTP\/1\.1 500 /);
      expect(await (await fetch(origin)).text()).to.equal("whole");
    };
    const logged = await serving(() => Promise.resolve(OK), work, fail);
    expect(logged.map(String)).to.deep.equal(["Error: a fault"]);
  });

  describe("at [::1]", function () {
    before(async function () {
      const probe = createServer();
      const isThere = await listening(probe, 0).catch(() => undefined);
      if (isThere === undefined) return this.skip(); // a machine without IPv6
      await closed(probe);
    });

    it("listens on the same port, and passes on the address of the client", async () => {
      const echo: HttpHandler = async ({ sourceIp, headers }) => ({
        ...OK,
        body: `${sourceIp} ${headers["host"]}`,
      });
      await serving(echo, async (_origin, { port }) => {
        for (const [host, address] of [
          ["[::1]", "::1"],
          ["127.0.0.1", "127.0.0.1"],
        ]) {
          const response = await fetch(`http://${host}:${port}`);
          expect(await response.text()).to.equal(`${address} ${host}:${port}`);
        }
      });
    });

    it("passes WebSockets on", async () => {
      const accept: UpgradeHandler = (_request, _message, socket) =>
        void socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n");
      const work = async (_origin: string, { port }: HttpServer): Promise<void> => {
        const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
        const text = `GET / HTTP/1.1\r\nHost: localhost\r\n${upgrade}`;
        expect(await receiveRaw(port, text, undefined, "::1")).to.match(/^HTTP\/1\.1 101 /);
      };
      await serving(async () => OK, work, accept);
    });

    it("is free again after closing, even with idle connections", async () => {
      const http = await startHttpServer(0, async () => OK);
      await (await fetch(`http://[::1]:${http.port}`)).text();
      const idle = connect(http.port, "::1");
      await once(idle, "connect");
      await http.close();
      if (!idle.closed) await once(idle, "close");
      const next = createServer();
      expect(await listening(next, http.port)).to.equal(http.port);
      await closed(next);
    });

    it("is not shared with another stack", async () => {
      const [one, two] = await Promise.all(
        ["one", "two"].map((body) => startHttpServer(0, async () => ({ ...OK, body }))),
      );
      const bodyAt = async ({ port }: HttpServer) => (await fetch(`http://[::1]:${port}`)).text();
      expect([await bodyAt(one!), await bodyAt(two!)]).to.eql(["one", "two"]);
      await one!.close();
      expect(await bodyAt(two!)).to.equal("two");
      await two!.close();
    });

    it("is not opened if its port is taken", async () => {
      const other = createServer((socket) => socket.resume().end("other"));
      const port = await listening(other, 0);
      const http = await startHttpServer(port, async () => OK);
      expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).to.equal("whole");
      expect(await receiveRaw(port, "x", undefined, "::1")).to.equal("other");
      await http.close();
      await closed(other);
    });
  });

  it("rejects a port in use by its number", async () => {
    const first = await startHttpServer(0, async () => OK);
    const error = await startHttpServer(first.port, async () => OK).catch((reason) => reason);
    expect(String(error)).to.contain(`Port ${first.port} is in use.`);
    await first.close();
  });

  it("finishes running requests before it closes", async () => {
    let begun!: () => void;
    const hasBegun = new Promise<void>((done) => (begun = done));
    const slow: HttpHandler = async () => {
      begun();
      await new Promise((done) => setTimeout(done, 50));
      return OK;
    };
    await serving(slow, async (origin, http) => {
      const response = fetch(origin);
      await hasBegun;
      await http.close();
      expect(await (await response).text()).to.equal("whole");
    });
  });

  it("closes even if a request never ends", async () => {
    await serving(
      async () => OK,
      async (_origin, http) => {
        const response = sendRaw(http.port, "POST / HTTP/1.1\r\nHost: localhost\r\n");
        await http.close();
        expect(await response).to.not.include("200");
      },
    );
  });
});
