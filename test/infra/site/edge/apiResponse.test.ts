import { expect } from "chai";
import { compileEdgeFunction, type EdgeRequest } from "pulumi-aws-local";
import { readEdgeCode } from "../../../../infra/site/edge/edgeCode";

const TYPE = { "content-type": "application/json;charset=UTF-8" };
const ATTRIBUTES = "HttpOnly; Secure; SameSite=Strict; Path=/";
const page: EdgeRequest = {
  method: "POST",
  path: "/graphql",
  headers: {
    "content-type": "application/json",
    "sec-fetch-site": "same-origin",
    "x-jukebox-page": "1",
  },
};

describe("the edge function for responses of the API", () => {
  const edge = compileEdgeFunction(readEdgeCode().response);

  /** The response that the browser gets. */
  function receive(tokens: object | undefined, request = page) {
    const sent = tokens !== undefined && { "x-jukebox-tokens": JSON.stringify(tokens) };
    const headers = { ...TYPE, ...sent };
    const { body, ...rest } = edge.onResponse({ headers, body: '{"data":{}}' }, request);
    expect(body).to.equal('{"data":{}}');
    return rest;
  }

  it("converts tokens to cookies that no script can read", () => {
    const tokens = {
      access: "a.b.c",
      accessSeconds: 3600,
      refresh: "r.s",
      refreshSeconds: 2592000,
    };
    expect(receive(tokens)).to.deep.equal({
      status: 200,
      headers: TYPE,
      cookies: [
        `__Host-jukebox-access=a.b.c; ${ATTRIBUTES}; Max-Age=3600`,
        `__Host-jukebox-refresh=r.s; ${ATTRIBUTES}; Max-Age=2592000`,
      ],
    });
  });

  it("does not change the cookie of a missing token", () => {
    expect(receive({ access: "a.b.c", accessSeconds: 300 }).cookies).to.deep.equal([
      `__Host-jukebox-access=a.b.c; ${ATTRIBUTES}; Max-Age=300`,
    ]);
    expect(receive({})).to.deep.equal({ status: 200, headers: TYPE });
  });

  it("deletes the cookie of an empty token", () => {
    expect(receive({ access: "", refresh: "" }).cookies).to.deep.equal([
      `__Host-jukebox-access=; ${ATTRIBUTES}; Max-Age=0`,
      `__Host-jukebox-refresh=; ${ATTRIBUTES}; Max-Age=0`,
    ]);
  });

  it("sets no cookie for requests that the page did not send, and still removes the header", () => {
    const tokens = { access: "a.b.c", accessSeconds: 3600 };
    const marks = page.headers!;
    for (const request of [
      { ...page, method: "GET" },
      { ...page, headers: { ...marks, "sec-fetch-site": "same-site" } },
      { ...page, headers: { ...marks, "x-jukebox-page": "" } },
      { ...page, headers: { ...marks, "content-type": "text/plain" } },
    ]) {
      expect(receive(tokens, request)).to.deep.equal({ status: 200, headers: TYPE });
    }
  });

  it("does not change a response without tokens", () => {
    expect(receive(undefined)).to.deep.equal({ status: 200, headers: TYPE });
  });

  it("ignores invalid JSON, and sets nothing", () => {
    const headers = { ...TYPE, "x-jukebox-tokens": "secret" };
    const { body: _body, ...rest } = edge.onResponse({ headers }, page);
    expect(rest).to.deep.equal({ status: 200, headers: TYPE });
  });
});
