import { request } from "node:http";
import { expect } from "chai";
import WebSocket from "ws";
import { sharedStack } from "../support/stack";
import { closePages, expectFaults, openPage } from "../web/support/browser";
import { startForeignSite } from "./support/foreignSite";

/** The browser's, inside functions that run there. */
declare const fetch: any;

describe("workbench and stack, called by pages of other origins", function () {
  this.timeout(60_000);
  afterEach(closePages);

  it("reject WebSockets of foreign origins and host names, and accept one of their own", async () => {
    const { origin } = await sharedStack();
    const host = new URL(origin).host;
    const statuses = [
      await upgradeStatus(origin, { origin: "https://evil.example" }),
      await upgradeStatus(origin, { origin: "null" }),
      await upgradeStatus(origin, { host: "evil.example" }),
      await upgradeStatus(origin, { origin }),
      await upgradeStatus(origin, { origin: "http://localhost:5173" }),
      await upgradeStatus(origin, { host }),
    ];
    expect(statuses).to.eql([403, 403, 421, "open", "open", "open"]);
  });

  it("reject foreign host names and origins over HTTP, on every kind of path", async () => {
    const { origin } = await sharedStack();
    const paths = ["/graphql", "/", "/_local/stack", "/_local/inbox", "/config.json"];
    const refused = paths.flatMap((path) => [
      status(origin, path, { host: "evil.example" }),
      status(origin, path, { origin: "https://evil.example" }),
      status(origin, path, { origin: "null" }),
    ]);
    expect(await Promise.all(refused)).to.eql(paths.flatMap(() => [421, 403, 403]));
  });

  it("allow a page of another port to use the API, but not the workbench, in a real browser", async () => {
    const { origin, outputs } = await sharedStack();
    const site = await startForeignSite();
    expectFaults(/blocked by CORS policy/);
    try {
      const page = await openPage();
      await page.goto(site.origin);
      const outcome = (url: string, init: object): Promise<number | "opaque" | "refused"> =>
        page.evaluate(
          ([address, options]) =>
            fetch(address, options).then(
              ({ type, status }: any) => (type === "opaque" ? type : status),
              () => "refused",
            ),
          [url, init] as const,
        );
      const headers = { "content-type": "application/json" };
      const credentials = `${origin}/_local/credentials`;
      const outcomes = [
        await outcome(outputs["graphqlUrl"]!, { method: "POST", headers, body: "{}" }),
        await outcome(`${origin}/_local/inbox`, {}),
        await outcome(credentials, { method: "POST", headers, body: '{"as":"guest"}' }),
        await outcome(credentials, { method: "POST", mode: "no-cors", body: '{"as":"guest"}' }),
      ];
      // The browser lets the page read nothing of the workbench. The stack rejects requests that
      // the page sends without reading: see above.
      expect(outcomes).to.eql([401, "refused", "refused", "opaque"]);
    } finally {
      await site.stop();
    }
  });

  it("have a policy without inline scripts on every page, and allow no framing", async () => {
    const { origin } = await sharedStack();
    for (const name of ["stack", "mail", "requests", "graphiql", "tables"]) {
      const response = await globalThis.fetch(`${origin}/_local/${name}`);
      const policy = response.headers.get("content-security-policy")!;
      const inlineStyles = name === "mail" || name === "graphiql" ? " 'unsafe-inline'" : "";
      expect(policy, name).to.contain(`script-src 'self'; style-src 'self'${inlineStyles};`);
      expect(policy, name).to.contain("default-src 'none';").and.contain("frame-ancestors 'none'");
      expect(response.headers.get("x-content-type-options")).to.equal("nosniff");
      expect(await response.text()).to.not.match(/<style|<script(?![^>]* src=)| style=| on\w+=/);
    }
  });
});

async function upgradeStatus(
  origin: string,
  headers: Record<string, string>,
): Promise<number | "open"> {
  const socket = new WebSocket(`${origin.replace("http", "ws")}/graphql/realtime`, "graphql-ws", {
    headers,
  });
  return new Promise((done, fail) => {
    socket.on("open", () => (socket.close(), done("open")));
    socket.on(
      "unexpected-response",
      (_request, response) => (socket.terminate(), done(response.statusCode!)),
    );
    socket.on("error", fail);
  });
}

function status(origin: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((done, fail) => {
    const sent = request(`${origin}${path}`, { headers }, (response) => {
      response.resume();
      done(response.statusCode!);
    });
    sent.on("error", fail).end();
  });
}
