import { expect } from "chai";
import { createServer, type Server } from "node:net";
import {
  BLOCKED_BY_BROWSERS,
  findEngineAddress,
} from "../../../../../src/services/dynamodb/engine/engineAddress";

const { badPorts } = require("undici/lib/web/fetch/constants.js") as { badPorts: string[] };

describe("findEngineAddress", () => {
  const servers: Server[] = [];
  afterEach(() => servers.splice(0).forEach((server) => server.close()));

  const take = async (host: string, port: number): Promise<void> => {
    const server = createServer();
    servers.push(server);
    await new Promise<void>((done) => server.listen({ host, port }, done));
  };

  it("uses ports that the Fetch standard blocks, and that need no privilege", () => {
    expect(BLOCKED_BY_BROWSERS.filter((port) => port < 1024)).to.deep.equal([]);
    expect(badPorts).to.include.members(BLOCKED_BY_BROWSERS.map(String));
  });

  it("picks another loopback address each time on Linux", async function () {
    if (process.platform !== "linux") this.skip();
    const hosts = await Promise.all([1, 2, 3].map(async () => (await findEngineAddress()).host));
    expect(new Set(hosts).size).to.equal(3);
    for (const host of hosts) expect(host).to.match(/^127\.[1-9]\d*\.\d+\.\d+$/);
  });

  it("skips ports in use, and addresses that this machine does not have", async function () {
    if (process.platform !== "linux") this.skip();
    const host = "127.77.1.2";
    for (const port of BLOCKED_BY_BROWSERS.slice(1)) await take(host, port);
    const first = BLOCKED_BY_BROWSERS[0];
    expect(await findEngineAddress(["192.0.2.1", host])).to.deep.equal({ host, port: first });
  });

  it("lists the required ports when all are in use", async function () {
    if (process.platform !== "linux") this.skip();
    const host = "127.77.1.3";
    for (const port of BLOCKED_BY_BROWSERS) await take(host, port);
    const error: Error = await findEngineAddress([host]).then(
      () => expect.fail("found an address"),
      (caught: Error) => caught,
    );
    expect(error.message).to.contain("6665").and.to.contain(host);
  });
});
