import { expect } from "chai";
import type { HttpRequest } from "../../../src/core/http";
import { refusalOf } from "../../../src/workbench/guard";

const JSON_TYPE = { "content-type": "application/json" };
const OWN_PAGE = { origin: "http://localhost:4000", "sec-fetch-site": "same-origin" };

function refusal(method: string, headers: HttpRequest["headers"]): string | undefined {
  return refusalOf({
    method,
    path: "/_local/inbox",
    query: "",
    headers: { host: "localhost:4000", ...headers },
    body: Buffer.alloc(0),
    sourceIp: "127.0.0.1",
  });
}

describe("refusalOf, of a request below /_local/", () => {
  it("accepts programs, its own pages and followed links", () => {
    expect([
      refusal("GET", {}),
      refusal("POST", JSON_TYPE),
      refusal("GET", OWN_PAGE),
      refusal("POST", { ...OWN_PAGE, "content-type": "application/json; charset=utf-8" }),
      refusal("GET", { "sec-fetch-site": "none" }),
      refusal("GET", {
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "navigate",
        "sec-fetch-dest": "document",
      }),
    ]).to.eql(Array(6).fill(undefined));
  });

  for (const origin of [
    "http://localhost:5173",
    "http://127.0.0.1:4000",
    "https://localhost:4000",
    "null",
  ]) {
    it(`rejects pages of "${origin}", which is not its own origin`, () => {
      const expected = `The workbench only serves its own pages, not those of "${origin}".`;
      expect(refusal("GET", { origin })).to.equal(expected);
      expect(refusal("POST", { ...JSON_TYPE, origin })).to.equal(expected);
    });
  }

  const foreign: [string, string, HttpRequest["headers"]][] = [
    [
      "what another site loads",
      "GET",
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
    ],
    [
      "what another port loads",
      "GET",
      { "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors" },
    ],
    [
      "what another site puts into a frame",
      "GET",
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
    ],
    [
      "a form of another site",
      "POST",
      {
        ...JSON_TYPE,
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "navigate",
        "sec-fetch-dest": "document",
      },
    ],
  ];
  for (const [title, method, headers] of foreign) {
    it(`rejects ${title}`, () => {
      expect(refusal(method, headers)).to.equal("The workbench only serves its own pages.");
    });
  }

  for (const type of [
    undefined,
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/jsonp",
  ]) {
    it(`rejects a POST of the type "${type}", which a form could send`, () => {
      expect(refusal("POST", { ...OWN_PAGE, "content-type": type })).to.equal(
        `The content type of a POST must be "application/json", not "${type ?? ""}".`,
      );
    });
  }
});
