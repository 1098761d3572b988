import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { drive } from "../../bench/lib/drive";
import { HttpSender } from "../../bench/lib/httpSender";
import { readOptions, SECTIONS } from "../../bench/lib/options";
import { digits, median, percentile } from "../../bench/lib/statistics";

describe("The bench", () => {
  it("computes the median and percentiles", () => {
    expect(median([3, 1, 2])).to.equal(2);
    expect(median([4, 1, 3, 2])).to.equal(2.5);
    expect(median([])).to.deep.equal(NaN);
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(percentile(hundred, 0.5)).to.equal(51);
    expect(percentile(hundred, 0.99)).to.equal(100);
    expect(percentile([7], 0.99)).to.equal(7);
    expect([digits(0.123456), digits(12.345), digits(12345.6)]).to.deep.equal([0.123, 12.3, 12346]);
  });

  it("reads its options, and names an invalid one", () => {
    expect(readOptions([])).to.include({ rounds: 5, seconds: 2, inFlight: 16, purchases: 1e6 });
    expect(readOptions([]).sections).to.deep.equal([...SECTIONS]);
    expect(readOptions(["peer", "--rounds", "7"])).to.deep.include({
      sections: ["peer"],
      rounds: 7,
    });
    expect(() => readOptions(["speed"])).to.throw('Unknown section "speed"');
    expect(() => readOptions(["--rounds", "none"])).to.throw('--rounds is "none"');
    expect(() => readOptions(["--project", "bench"])).to.throw(
      '--project is "bench"; expected a folder with a Pulumi.yaml.',
    );
    expect(readOptions(["--project", "."])).to.include({ project: "." });
  });

  it("counts all responses at a fixed number in flight, until its input is used up", async () => {
    let left = 40;
    let now = 0;
    let most = 0;
    const operation = async (): Promise<void> => {
      most = Math.max(most, ++now);
      await new Promise(setImmediate);
      now -= 1;
    };
    const source = () => (left-- > 0 ? operation : undefined);
    const { latencies, rate } = await drive(source, { inFlight: 8, seconds: 60 });
    expect([latencies.length, most]).to.deep.equal([40, 8]);
    expect(rate).to.be.greaterThan(0);
  });

  it("fails after the first rejected request, GraphQL error or closed connection", async () => {
    const server = createServer((message, response) => {
      if (message.url === "/cut") return void message.socket.destroy();
      response.statusCode = message.url === "/refused" ? 400 : 200;
      const errors = message.url === "/errors" ? ',"errors":[{"message":"No."}]' : "";
      response.end(`{"data":{"a":1}${errors}}`);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const sender = new HttpSender(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 2);
    const send = (path: string) => sender.graphQl({ path, headers: {}, body: "{}" });
    const outcome = (path: string) =>
      drive(() => () => send(path), { inFlight: 2, seconds: 0.02 }).then(
        () => "figures",
        (error: Error) => error.message,
      );
    try {
      expect(await outcome("/good")).to.equal("figures");
      expect(await outcome("/refused")).to.match(/\/refused responded 400: \{"data"/);
      expect(await outcome("/errors")).to.match(/responded with errors: .*No\./);
      expect(await outcome("/cut")).to.match(/other side closed|ECONNRESET/);
    } finally {
      await sender.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  });
});
