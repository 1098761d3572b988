import { expect } from "chai";
import { createOwner } from "../support/device";
import { post } from "../support/post";
import {
  expectWell,
  hostileStack,
  residentMegabytes,
  type HostileStack,
} from "./support/hostileStack";
import { openRaw, sendRaw, type RawExchange } from "./support/rawSocket";

describe("HTTP on the wire", function () {
  this.timeout(60_000);
  let stack: HostileStack;
  let token: string;
  before(async () => {
    stack = await hostileStack();
    token = (await (await createOwner(stack)).client.tokens()).access;
  });
  afterEach(() => expectWell(stack));

  /** The head of a request, without its final empty line. */
  const head = (start: string, ...lines: string[]): string =>
    [start, "Host: localhost", "Connection: close", ...lines, ""].join("\r\n");
  const CART = JSON.stringify({ query: "{ cart { version } }" });
  const send = (bytes: string): Promise<RawExchange> => sendRaw(stack.origin, bytes);
  /** Status codes of a request that is the last one of its connection. */
  const statuses = async (bytes: string): Promise<number[]> => (await send(bytes)).statuses;
  const graphql = (...lines: string[]): string =>
    head("POST /graphql HTTP/1.1", `Authorization: ${token}`, ...lines);

  describe("lengths", () => {
    it("accepts a complete request, and several on one connection in order", async () => {
      const last = `${graphql(`Content-Length: ${CART.length}`)}\r\n${CART}`;
      const whole = last.replace("Connection: close\r\n", "");
      const { response, statuses: seen } = await send(whole.repeat(4) + last);
      expect(seen).to.deep.equal([200, 200, 200, 200, 200]);
      expect(response.match(/"version":0/g)).to.have.length(5);
    });

    it("does nothing for a truncated body", async () => {
      const cut = async (bytes: string): Promise<boolean> => {
        const { response } = await sendRaw(stack.origin, bytes, { end: true });
        return /^$|^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n\r\n$/.test(response);
      };
      for (const sent of ["", CART.slice(0, 10), CART]) {
        const bytes = `${graphql(`Content-Length: ${CART.length + 1}`)}\r\n${sent}`;
        expect(await cut(bytes)).to.equal(true);
      }
      const chunked = `${graphql("Transfer-Encoding: chunked")}\r\nff\r\n{"query"`;
      expect(await cut(chunked)).to.equal(true);
    });

    it("reads only the given length, and does not treat the rest as a request", async () => {
      const short = `${graphql("Content-Length: 10")}\r\n${CART}`.replace(
        "Connection: close\r\n",
        "",
      );
      // Either the request is rejected first, or the bytes after it.
      expect(await statuses(short)).to.satisfy((seen: number[]) =>
        /^400(,400)?$/.test(seen.join()),
      );
    });

    it("rejects lengths that are not numbers, and two lengths", async () => {
      const wrong = ["-1", "1e3", "0x10", "ten", "1 2", "99999999999999999999", ""];
      for (const length of wrong) {
        const bytes = `${graphql(`Content-Length: ${length}`)}\r\n${CART}`;
        expect(await statuses(bytes), length).to.deep.equal([400]);
      }
      const twice = graphql(`Content-Length: ${CART.length}`, "Content-Length: 5");
      expect(await statuses(`${twice}\r\n${CART}`)).to.deep.equal([400]);
    });

    it("rejects a request that a proxy could read as two", async () => {
      const smuggled = head("GET /config.json HTTP/1.1");
      for (const lines of [
        ["Content-Length: 4", "Transfer-Encoding: chunked"],
        ["Transfer-Encoding: chunked", "Content-Length: 4"],
        ["Transfer-Encoding: chunked, identity"],
        ["Transfer-Encoding: xchunked"],
        ["Transfer-Encoding : chunked"],
        ["Content-Length : 4"],
        ["Content-Length: 4\n X: 1"],
      ]) {
        const bytes = `${graphql(...lines)}\r\n0\r\n\r\n${smuggled}\r\n`;
        const seen = await statuses(bytes);
        expect(seen, lines.join()).to.deep.equal([400]);
      }
    });
  });

  describe("heads", () => {
    it("rejects heads that are too large", async () => {
      const many = Array.from({ length: 3000 }, (_, at) => `X-${at}: x`);
      for (const lines of [
        [`X: ${"x".repeat(20_000)}`],
        many,
        [`Cookie: ${"a=b; ".repeat(5000)}`],
      ]) {
        expect(await statuses(`${graphql(...lines)}\r\n`)).to.deep.equal([431]);
      }
      const long = head(`GET /${"a".repeat(20_000)} HTTP/1.1`);
      expect(await statuses(`${long}\r\n`)).to.deep.equal([431]);
    });

    it("rejects heads that are not HTTP", async () => {
      for (const bytes of [
        "\r\n\r\n\r\n\u0000",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "BREW /pot HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "get / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        `${head("GET / HTTP/1.1", "X: a\u0000b")}\r\n`,
        `${head("GET / HTTP/1.1", "no colon")}\r\n`,
        `${head("GET /\u0000 HTTP/1.1")}\r\n`,
      ]) {
        const { response } = await send(bytes);
        expect(response.startsWith("HTTP/1.1 400 "), JSON.stringify(bytes.slice(0, 40))).to.equal(
          true,
        );
      }
    });

    it("responds to HTTP/1.0, to unknown methods and to an absolute target", async () => {
      const old = await sendRaw(stack.origin, "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n");
      expect(old.statuses).to.deep.equal([200]);
      expect(await statuses("GET / HTTP/1.0\r\n\r\n")).to.deep.equal([421]);
      expect(await statuses("GET / HTTP/1.1\r\n\r\n")).to.deep.equal([400]);
      for (const method of ["DELETE", "PUT", "PATCH", "PROPFIND", "TRACE", "SEARCH"]) {
        for (const path of ["/", "/graphql", "/nothing", "/_local/inbox"]) {
          const { response } = await sendRaw(
            stack.origin,
            `${head(`${method} ${path} HTTP/1.1`)}\r\n`,
          );
          expect(response, `${method} ${path}`).to.match(/^HTTP\/1\.1 4\d\d /);
        }
      }
      expect(await statuses("GET /\r\n\r\n"), "HTTP/0.9").to.deep.equal([421]);
      const foreign = head("GET http://169.254.169.254/latest/meta-data HTTP/1.1");
      expect(await statuses(`${foreign}\r\n`)).to.deep.equal([421]);
      const own = head("GET http://localhost/config.json HTTP/1.1");
      expect(await statuses(`${own}\r\n`)).to.deep.equal([200]);
      const tunnel = await sendRaw(
        stack.origin,
        "CONNECT a.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
      );
      expect(tunnel.response).not.to.include(" 200 ");
    });
  });

  describe("paths", () => {
    it("serves the site's own files only", async () => {
      for (const path of [
        "/../../../../etc/passwd",
        "/..%2f..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/..\\..\\etc\\passwd",
        "/index.html%00.js",
        "/%00",
        "/%zz",
        "/%",
        "/%c0%ae%c0%ae/",
        "/%ff%fe",
        "/__proto__",
        "/constructor",
        "/__proto__/.well-known/jwks.json",
        "/constructor/.well-known/jwks.json",
        "/../.well-known/jwks.json",
        "/_local/../outputs.json",
        "/_local/%2e%2e/secrets.json",
        "/_local/__proto__",
        "/v2/email/../../graphql",
        "/package.json",
        "/.local/secrets.json",
        "/?%zz=%",
        "*",
        "/graphql?query=%zz&variables=%7B",
      ]) {
        for (const method of ["GET", "HEAD", "POST"]) {
          const bytes = `${head(`${method} ${path} HTTP/1.1`, "Content-Length: 0")}\r\n`;
          const { response, statuses: seen } = await send(bytes);
          expect(seen, `${method} ${path}`).to.have.length(1);
          expect(seen[0], `${method} ${path}`).to.be.within(200, 499);
          expect(response, path).not.to.match(/root:|jukebox:demoPassword|\n\s+at |node_modules/);
        }
      }
    });
  });

  describe("bodies", () => {
    it("reads bodies with any content type", async () => {
      for (const type of [
        "",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "💿",
      ]) {
        const typed = `Content-Type: ${Buffer.from(type).toString("latin1")}`;
        const bytes = `${graphql(typed, `Content-Length: ${CART.length}`)}\r\n${CART}`;
        expect(await statuses(bytes), type).to.deep.equal([200]);
      }
    });

    it("rejects bodies that are not UTF-8, not JSON, or nest too deeply", async () => {
      const gzip = Buffer.from("1f8b0800000000000003", "hex");
      for (const body of [
        Buffer.from([0xff, 0xfe, 0x7b]),
        Buffer.from([0xc3, 0x28]),
        Buffer.from(`\ufeff${CART}`),
        Buffer.from("[".repeat(100_000)),
        Buffer.from("[".repeat(100_000) + "]".repeat(100_000)),
        Buffer.from('{"a":'.repeat(50_000)),
        Buffer.from(
          `{"query":"{ cart { id } }","variables":${"[".repeat(1001)}${"]".repeat(1001)}}`,
        ),
        gzip,
      ]) {
        const shown = body.subarray(0, 20).toString("latin1");
        const { status, body: response } = await post(stack, body, { authorization: token });
        expect(status, shown).to.equal(400);
        expect(response.errors![0]!.errorType, shown).to.equal("MalformedHttpRequestException");
      }
      for (const target of [
        "AWSCognitoIdentityProviderService.InitiateAuth",
        "AWSCognitoIdentityService.GetId",
        "DynamoDB_20120810.GetItem",
      ]) {
        for (const body of ["[".repeat(100_000), "\u0000", "\ufeff{}", '{"a":'.repeat(50_000)]) {
          const headers = { "x-amz-target": target };
          const response = await fetch(`${stack.origin}/`, { method: "POST", headers, body });
          expect(response.status, target).to.equal(400);
          await response.arrayBuffer();
        }
      }
    });

    it("rejects bodies of 100 MB and does not keep them", async () => {
      const megabyte = Buffer.alloc(1_000_000, " ");
      const before = residentMegabytes(stack);
      for (const path of ["/graphql", "/", "/v1/dataplane-evaluatecode"]) {
        const whole = Buffer.concat([
          Buffer.from(`${head(`POST ${path} HTTP/1.1`, "Content-Length: 100000000")}\r\n`),
          ...Array.from({ length: 100 }, () => megabyte),
        ]);
        const { statuses: seen } = await sendRaw(stack.origin, whole);
        // A client that is still sending may find the connection closed before it reads the
        // response.
        expect(seen.length === 0 || seen[0] === 413, seen.join()).to.equal(true);
      }
      expect(residentMegabytes(stack) - before).to.be.below(150);
    });

    it("rejects bodies without end when they are too large", async () => {
      const chunk = `${(1_000_000).toString(16)}\r\n${"x".repeat(1_000_000)}\r\n`;
      const bytes = `${graphql("Transfer-Encoding: chunked")}\r\n${chunk.repeat(30)}`;
      const { statuses: seen } = await sendRaw(stack.origin, bytes);
      expect(seen.length === 0 || seen[0] === 413, seen.join()).to.equal(true);
    });
  });

  it("rejects unsigned bodies of 16 MB before reading them, and responds to others meanwhile", async () => {
    const large = (target: string): string =>
      head("POST / HTTP/1.1", `X-Amz-Target: ${target}`, "Content-Length: 16000000");
    const targets = ["DynamoDB_20120810.BatchWriteItem", "AWSCognitoIdentityService.GetId"];
    for (const target of targets) {
      const { statuses: seen } = await send(`${large(target)}\r\n{`);
      expect(seen, target).to.deep.equal([413]);
    }
    const memory = residentMegabytes(stack);
    const body = Buffer.alloc(16_000_000, "x");
    const bytes = Buffer.concat([Buffer.from(`${large(targets[0]!)}\r\n`), body]);
    const begun = performance.now();
    const sent = Promise.all(Array.from({ length: 20 }, () => sendRaw(stack.origin, bytes)));
    expect((await post(stack, CART, { authorization: token })).status).to.equal(200);
    expect(performance.now() - begun).to.be.below(2_000);
    await sent;
    expect(residentMegabytes(stack) - memory).to.be.below(100);
  });

  it("buffers little for clients that send requests and never read", async () => {
    const memory = residentMegabytes(stack);
    const asks = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(90);
    const ahead = await sendRaw(stack.origin, asks.repeat(20));
    expect(ahead.statuses.length).to.be.below(500);
    const sockets = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const socket = await openRaw(stack.origin);
        socket.on("error", () => {});
        socket.pause();
        socket.write(asks);
        return socket;
      }),
    );
    try {
      for (let time = 0; time < 20; time += 1) {
        const { status } = await post(stack, CART, { authorization: token });
        expect(status).to.equal(200);
      }
      expect(residentMegabytes(stack) - memory).to.be.below(120);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
  });

  it("serves others while hundreds of connections send nothing or half a request", async () => {
    const sockets = await Promise.all(
      Array.from({ length: 300 }, async (_, at) => {
        const socket = await openRaw(stack.origin);
        socket.on("error", () => {});
        if (at % 3 === 1) socket.write("POST /graphql HTTP/1.1\r\nHost: local");
        if (at % 3 === 2) socket.write(`${graphql("Content-Length: 1000")}\r\n{"query"`);
        return socket;
      }),
    );
    try {
      const { body } = await post(stack, CART, { authorization: token });
      expect(body).to.deep.equal({ data: { cart: { version: 0 } } });
    } finally {
      for (const socket of sockets) socket.destroy();
    }
  });
});
