import { expect } from "chai";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { facts } from "./support/facts";
import { CONTEXT, failureOf, onResponse } from "./support/runEdge";

const INVALID = "502 FunctionValidationError: The CloudFront function returned an invalid value: ";
const KEEP = "return event.response;";

describe("runOnResponse", () => {
  answersAsAws(facts.responseEvent, "passes the response without its body to the function", () => {
    const code = "event.response.body = JSON.stringify(event); return event.response;";
    const given = {
      headers: { "content-type": "application/json", "x-amzn-errortype": "hidden" },
      cookies: ["ID=id1; Path=/; Secure", "a=1", "a=2; Path=/cat"],
    };
    const { body } = onResponse(code, given, { path: "/graphql" });
    expect(JSON.parse(String(body))).to.deep.equal({
      version: "1.0",
      context: { ...CONTEXT, eventType: "viewer-response" },
      viewer: { ip: "192.0.2.1" },
      request: {
        method: "GET",
        uri: "/graphql",
        querystring: {},
        headers: { host: { value: "store.example.com" } },
        cookies: {},
      },
      response: {
        statusCode: 200,
        statusDescription: "OK",
        headers: { "content-type": { value: "application/json" } },
        cookies: {
          ID: { value: "id1", attributes: "Path=/; Secure" },
          a: { value: "1", multiValue: [{ value: "1" }, { value: "2", attributes: "Path=/cat" }] },
        },
      },
    });
  });

  it("keeps everything else unchanged", () => {
    const given = {
      headers: { etag: '"1"', "x-amzn-requestid": "r" },
      cookies: ["ID=id1; Path=/; Secure", "a=1", "a=2; Path=/cat"],
      body: Buffer.from("body"),
    };
    expect(onResponse(KEEP, given)).to.deep.equal({ status: 200, ...given });
  });

  answersAsAws(
    facts.statusAndBody,
    "returns the function's status, body, headers and cookies",
    () => {
      const code = `
      const response = event.response;
      response.statusCode = 203;
      delete response.headers.secret;
      response.headers["x-own"] = { value: "1" };
      response.cookies.a.value = "9";
      response.cookies.b = { value: "", attributes: "Max-Age=0" };
      response.body = "";
      return response;`;
      const given = { headers: { secret: "s" }, cookies: ["a=1; Path=/", "a=2"] };
      expect(onResponse(code, given)).to.deep.equal({
        status: 203,
        headers: { "x-own": "1" },
        cookies: ["a=9; Path=/", "a=2", "b=; Max-Age=0"],
        body: "",
      });
    },
  );

  answersAsAws({ ...facts.readOnly, cases: 3 }, "rejects changes of read-only headers", () => {
    const change = (code: string) => () =>
      onResponse(`${code}; ${KEEP}`, { headers: { via: "1" } });
    expect(failureOf(change("event.response.headers.via.value = '2'"))).to.equal(
      `${INVALID}response.headers['via'] is read-only.`,
    );
    expect(failureOf(change("event.response.headers.warning = { value: '2' }"))).to.equal(
      `${INVALID}response.headers['warning'] is read-only.`,
    );
    expect(failureOf(change("event.response.headers['x-cache'] = { value: '2' }"))).to.equal(
      `${INVALID}response.headers['x-cache'] is not allowed.`,
    );
  });

  it("rejects a cookie that would set another, and a result that is not a response", () => {
    const cookie = "event.response.cookies.a = { value: '1\\r\\nset-cookie: b=2' };";
    expect(failureOf(() => onResponse(cookie + KEEP))).to.equal(
      `${INVALID}response.cookies['a'] is not a cookie.`,
    );
    expect(failureOf(() => onResponse("return null;"))).to.equal(
      `${INVALID}the response is missing.`,
    );
  });
});
