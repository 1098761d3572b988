import { expect } from "chai";
import { compileEdgeFunction, type EdgeRequest } from "pulumi-aws-local";
import { readEdgeCode } from "../../../../infra/site/edge/edgeCode";

const MARKS = {
  "content-type": "application/json",
  "sec-fetch-site": "same-origin",
  "x-jukebox-page": "1",
};
const COOKIES = "__Host-jukebox-access=a.b.c; __Host-jukebox-refresh=r.s; other=1";
const SIGNATURE = "AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/appsync/aws4_request";

describe("the edge function for requests to the API", () => {
  const code = readEdgeCode().request;
  const edge = compileEdgeFunction(code);

  /** The API's request for a page's request. */
  function send(path: string, given: EdgeRequest = {}) {
    const headers = { host: "store.example.com", ...MARKS, cookie: COOKIES, ...given.headers };
    const { request } = edge.onRequest({ method: "POST", path, ...given, headers });
    const { host: _host, ...rest } = request!.headers;
    return { path: request!.path, method: request!.method, headers: rest };
  }

  it("converts the access cookie to the authorization header", () => {
    expect(send("/graphql")).to.deep.equal({
      path: "/graphql",
      method: "POST",
      headers: { ...MARKS, authorization: "a.b.c" },
    });
  });

  it("converts the refresh cookie to a header on its own path only, and forwards that to the API", () => {
    expect(send("/graphql/refresh")).to.deep.equal({
      path: "/graphql",
      method: "POST",
      headers: { ...MARKS, "x-jukebox-refresh": "r.s" },
    });
  });

  it("keeps a signature, and a token that the request brings itself", () => {
    for (const authorization of [SIGNATURE, "Bearer own"]) {
      const headers = { authorization };
      expect(send("/graphql", { headers }).headers).to.deep.equal({ ...MARKS, authorization });
      expect(send("/graphql/refresh", { headers }).headers).to.deep.equal({
        ...MARKS,
        authorization,
        "x-jukebox-refresh": "r.s",
      });
    }
  });

  const attempts: Record<string, EdgeRequest> = {
    "a GET": { method: "GET" },
    "a PUT": { method: "PUT" },
    "a page of another site": { headers: { "sec-fetch-site": "cross-site" } },
    "a page of a sibling domain": { headers: { "sec-fetch-site": "same-site" } },
    "a typed address": { headers: { "sec-fetch-site": "none" } },
    "a request without Sec-Fetch-Site": { headers: { "sec-fetch-site": "" } },
    "a request without the page's header": { headers: { "x-jukebox-page": "" } },
    "another value of the page's header": { headers: { "x-jukebox-page": "10" } },
    "a form": { headers: { "content-type": "application/x-www-form-urlencoded" } },
    "plain text that names JSON": { headers: { "content-type": "text/plain; application/json" } },
    "a type that begins like JSON": { headers: { "content-type": "application/json-patch" } },
  };
  for (const [what, given] of Object.entries(attempts)) {
    it(`converts no cookie of ${what}`, () => {
      for (const path of ["/graphql", "/graphql/refresh"]) {
        const { headers } = send(path, given);
        expect(headers).to.not.have.any.keys("authorization", "x-jukebox-refresh", "cookie");
      }
    });
  }

  it("accepts JSON with parameters", () => {
    const headers = { "content-type": "application/json; charset=UTF-8" };
    expect(send("/graphql", { headers }).headers["authorization"]).to.equal("a.b.c");
  });

  it("removes the edge's own headers, with and without the marks of the page", () => {
    const forged = { "x-jukebox-refresh": "forged", "x-jukebox-tokens": "forged" };
    for (const headers of [forged, { ...forged, "x-jukebox-page": "" }]) {
      expect(send("/graphql", { headers }).headers).to.not.have.any.keys(...Object.keys(forged));
    }
    const without = send("/graphql/refresh", { headers: { ...forged, cookie: "other=1" } });
    expect(without.headers).to.deep.equal(MARKS);
  });

  it("uses the first of several cookies with one name, and no cookie with another name", () => {
    const cookie = "x__Host-jukebox-access=no; __host-jukebox-access=no; __Host-jukebox-access=1";
    const headers = { cookie: `${cookie}; __Host-jukebox-access=2` };
    expect(send("/graphql", { headers }).headers["authorization"]).to.equal("1");
  });
});
