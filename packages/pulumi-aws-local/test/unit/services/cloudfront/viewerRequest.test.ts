import { expect } from "chai";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { facts } from "./support/facts";
import { CONTEXT, failureOf, onRequest, requestAfter } from "./support/runEdge";

const INVALID = "502 FunctionValidationError: The CloudFront function returned an invalid value: ";

describe("runOnRequest", () => {
  answersAsAws(facts.requestEvent, "passes the request without its body to the function", () => {
    const code = "return { statusCode: 200, body: JSON.stringify(event) };";
    const given = {
      method: "POST",
      path: "/a%20b",
      query: "x=1&y&x=%2F",
      headers: { host: "store.example.com", cookie: "a=1; b=x=y; a=2", "x-amzn-requestid": "r" },
    };
    const { response } = onRequest(code, given) as { response: { body: string } };
    expect(JSON.parse(response.body)).to.deep.equal({
      version: "1.0",
      context: { ...CONTEXT, eventType: "viewer-request" },
      viewer: { ip: "192.0.2.1" },
      request: {
        method: "POST",
        uri: "/a%20b",
        querystring: {
          x: { value: "1", multiValue: [{ value: "1" }, { value: "%2F" }] },
          y: { value: "" },
        },
        headers: { host: { value: "store.example.com" } },
        cookies: {
          a: { value: "1", multiValue: [{ value: "1" }, { value: "2" }] },
          b: { value: "x=y" },
        },
      },
    });
  });

  it("forwards the function's changes, and everything else unchanged", () => {
    const code = `
      request.uri = "/cart.html";
      request.headers["x-own"] = { value: "1" };
      request.headers.authorization = { value: "token" };
      delete request.headers["x-gone"];
      delete request.cookies.a;
      request.cookies.c = { value: "3" }`;
    const headers = { host: "h", "x-gone": "1", "x-amzn-requestid": "r", cookie: "a=1; b=2" };
    const { path, query, headers: after, body } = requestAfter(code, { query: "x=1&y&x", headers });
    expect({ path, query, after, body: body.toString() }).to.deep.equal({
      path: "/cart.html",
      query: "x=1&y&x",
      after: {
        host: "h",
        "x-own": "1",
        authorization: "token",
        "x-amzn-requestid": "r",
        cookie: "b=2; c=3",
      },
      body: "body",
    });
    expect(requestAfter("request.cookies = {}", { headers }).headers).to.not.have.key("cookie");
  });

  answersAsAws(
    facts.multiValue,
    "applies changed values, and the first of several from `value`",
    () => {
      const given = { query: "x=1&x=2", headers: { host: "h", cookie: "a=1; a=2" } };
      const query = (code: string): string => requestAfter(code, given).query;
      expect(query("request.querystring.x.value = '9'")).to.equal("x=9&x=2");
      expect(query("request.querystring.x.multiValue[1].value = '9'")).to.equal("x=1&x=9");
      expect(query("request.querystring.x.multiValue.push({ value: '3' })")).to.equal(
        "x=1&x=2&x=3",
      );
      const both =
        "request.querystring.x.value = '8'; request.querystring.x.multiValue[0].value = '9'";
      expect(query(both)).to.equal("x=9&x=2");
      const cookie = requestAfter("request.cookies.a.value = '9'", given).headers["cookie"];
      expect(cookie).to.equal("a=9; a=2");
    },
  );

  answersAsAws(facts.generated, "returns a response that the function generates", () => {
    const code = `return {
      statusCode: 302,
      statusDescription: "Found",
      headers: { location: { value: "/" } },
      cookies: { seen: { value: "1", attributes: "Path=/" } },
      body: { encoding: "base64", data: "aGk=" },
    };`;
    expect(onRequest(code)).to.deep.equal({
      response: {
        status: 302,
        headers: { location: "/" },
        cookies: ["seen=1; Path=/"],
        body: Buffer.from("hi"),
      },
    });
  });

  answersAsAws(
    { ...facts.disallowed, cases: 5 },
    "rejects headers that functions must not add",
    () => {
      for (const name of [
        "x-forwarded-proto",
        "x-amz-cf-id",
        "x-edge-a",
        "connection",
        "x-cache",
      ]) {
        const add = (): unknown => requestAfter(`request.headers["${name}"] = { value: "1" }`);
        expect(failureOf(add)).to.equal(`${INVALID}request.headers['${name}'] is not allowed.`);
      }
    },
  );

  answersAsAws({ ...facts.readOnly, cases: 5 }, "rejects changes of read-only headers", () => {
    const headers = { host: "h", "content-length": "4" };
    for (const [code, name] of [
      ["request.headers.host.value = 'other'", "host"],
      ["delete request.headers.host", "host"],
      ["request.headers['content-length'] = { value: '5' }", "content-length"],
      ["request.headers.via = { value: '1.1 me' }", "via"],
      ["request.headers['transfer-encoding'] = { value: 'chunked' }", "transfer-encoding"],
    ] as const) {
      const refusal = failureOf(() => requestAfter(code, { headers }));
      expect(refusal).to.equal(`${INVALID}request.headers['${name}'] is read-only.`);
    }
  });

  answersAsAws(facts.lowerCase, "rejects names with upper-case letters", () => {
    const add = (): unknown => requestAfter("request.headers['X-Own'] = { value: '1' }");
    expect(failureOf(add)).to.equal(
      `${INVALID}request.headers must have header names in lower case.`,
    );
  });

  answersAsAws(
    { ...facts.uri, cases: 5 },
    "rejects other methods, and paths without a slash",
    () => {
      const cases: Record<string, string> = {
        "request.method = 'POST'": "request.method is read-only",
        "request.uri = 'cart'": "request.uri must begin with a slash",
        "request.querystring.x = { value: 'a b' }":
          "request.querystring has a character that needs percent-encoding",
        "request.querystring.x = { value: '#' }":
          "request.querystring has a character that needs percent-encoding",
        "request.uri = '/' + 'a'.repeat(8191)":
          "request.uri and its query string need fewer than 8192 characters",
      };
      for (const [code, reason] of Object.entries(cases)) {
        expect(failureOf(() => requestAfter(code))).to.equal(`${INVALID}${reason}.`);
      }
    },
  );

  it("rejects results of another format, and values that would break a header or cookie", () => {
    const cases: Record<string, string> = {
      "return undefined;": "the request or a response is missing",
      "return event.request.headers;": "request.method is read-only",
      "event.request.headers.a = 'x'; return event.request;":
        "request.headers['a'] must be an object",
      "event.request.headers.a = {}; return event.request;":
        "request.headers['a'].value is missing",
      "event.request.headers.a = { value: 1 }; return event.request;":
        "request.headers['a'].value must be a string",
      "event.request.headers.a = { value: 'x\\r\\nb: 1' }; return event.request;":
        "request.headers['a'] is not a header",
      "event.request.cookies.a = { value: '1; b=2' }; return event.request;":
        "request.cookies['a'] is not a cookie",
      "return { statusCode: '200' };": "response.statusCode must be the integer of an HTTP status",
      "return { statusCode: 200, body: { encoding: 'base64', data: '!' } };":
        "response.body.data is not base64",
      "return { statusCode: 200, body: { data: '' } };":
        'response.body needs data, and the encoding "text" or "base64"',
    };
    for (const [code, reason] of Object.entries(cases)) {
      expect(
        failureOf(() => onRequest(code)),
        code,
      ).to.equal(`${INVALID}${reason}.`);
    }
  });

  answersAsAws({ ...facts.failure, cases: 4 }, "responds with 503 for code that fails", () => {
    const failed = "503 FunctionExecutionError: ";
    expect(failureOf(() => onRequest("throw new Error('no')"))).to.equal(`${failed}Error: no`);
    expect(failureOf(() => onRequest("return missing;"))).to.contain("missing is not defined");
    expect(failureOf(() => onRequest("for (;;);"))).to.contain("timed out");
    expect(failureOf(() => onRequest("return new Promise(function () {});"))).to.contain(failed);
  });

  answersAsAws(facts.runtime, "runs in strict mode, without Node, timers and dynamic code", () => {
    const names = ["process", "require", "setTimeout", "fetch", "Buffer"];
    const code = `return { statusCode: 200, body: [${names.map((name) => `typeof ${name}`).join()}].join() };`;
    const { response } = onRequest(code) as { response: { body: string } };
    expect(response.body).to.equal(names.map(() => "undefined").join());
    expect(failureOf(() => onRequest("return eval('1');"))).to.contain("EvalError");
    expect(failureOf(() => onRequest("return new Function('1');"))).to.contain("EvalError");
    expect(failureOf(() => onRequest("undeclared = 1;"))).to.contain("not defined");
  });

  it("awaits async handlers, and accepts console.log", () => {
    const code = "console.log('seen'); return Promise.resolve(event.request);";
    expect(onRequest(code)).to.have.key("request");
  });
});
