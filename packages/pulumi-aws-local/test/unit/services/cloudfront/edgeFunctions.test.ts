import { expect } from "chai";
import { cleanPathsCode } from "../../../../../../infra/site/cleanPaths";
import {
  compileEdgeFunction,
  type EdgeResult,
} from "../../../../src/services/cloudfront/edgeFunctions";

function run(code: string, path: string, query = ""): EdgeResult {
  const headers = { host: "store.example.com" };
  const body = Buffer.alloc(0);
  const request = { method: "GET", path, query, headers, body, sourceIp: "192.0.2.1" };
  return compileEdgeFunction(code)(request);
}

describe("compileEdgeFunction", () => {
  it("hands on the path that the function leaves", () => {
    const code = "function handler(e) { e.request.uri += '.html'; return e.request; }";
    expect(run(code, "/cart")).to.deep.equal({ path: "/cart.html" });
  });

  it("shows the function the request in CloudFront's form", () => {
    const code = "function handler(e) { return { statusCode: 200, body: JSON.stringify(e) }; }";
    const result = run(code, "/a%20b", "x=1&y&x=%2F") as { answer: { body: string } };
    expect(JSON.parse(result.answer.body)).to.deep.equal({
      version: "1.0",
      context: { eventType: "viewer-request" },
      viewer: { ip: "192.0.2.1" },
      request: {
        method: "GET",
        uri: "/a%20b",
        querystring: {
          x: { value: "1", multiValue: [{ value: "1" }, { value: "%2F" }] },
          y: { value: "" },
        },
        headers: { host: { value: "store.example.com" } },
        cookies: {},
      },
    });
  });

  it("gives the function nothing of Node, and ends it when it does not end", () => {
    const reach =
      "function handler() { return { statusCode: 200, body: typeof process + typeof require }; }";
    expect(run(reach, "/")).to.deep.include({
      answer: { status: 200, headers: {}, body: "undefinedundefined" },
    });
    expect(() => run("function handler() { for (;;); }", "/")).to.throw("timed out");
  });
});

describe("the function for clean paths", () => {
  const moved = (location: string) => ({
    answer: { status: 301, headers: { location }, body: "" },
  });

  it("leaves clean paths alone", () => {
    for (const path of ["/", "/cart", "/404.html", "/covers/blue.svg", "/assets/app-1.js"]) {
      expect(run(cleanPathsCode, path)).to.deep.equal({ path });
    }
  });

  it("leads other names of a page to its one address, parameters and all", () => {
    expect(run(cleanPathsCode, "/cart/")).to.deep.equal(moved("/cart"));
    expect(run(cleanPathsCode, "/cart.html")).to.deep.equal(moved("/cart"));
    expect(run(cleanPathsCode, "/index.html")).to.deep.equal(moved("/"));
    expect(run(cleanPathsCode, "/product/", "id=a%26b&x&x=2")).to.deep.equal(
      moved("/product?id=a%26b&x&x=2"),
    );
  });

  it("never leads to another site", () => {
    for (const path of ["//evil.example/", "/\\evil.example/", "///evil.example"]) {
      expect(run(cleanPathsCode, path)).to.deep.equal(moved("/evil.example"));
    }
  });
});
