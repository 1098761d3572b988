import { crc32 } from "node:zlib";
import { expect } from "chai";
import type { HttpRequest, HttpResponse } from "../../../../src/core/http";
import { completeErrors } from "../../../../src/server/aws/completeErrors";

const JSON_TYPE = { "content-type": "application/x-amz-json-1.0" };
const request: HttpRequest = {
  method: "POST",
  path: "/",
  query: "",
  headers: { "x-amz-target": "DynamoDB_20120810.ListBackups" },
  body: Buffer.alloc(0),
  sourceIp: "",
};

async function completed(body: unknown, more: Partial<HttpResponse> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = { status: 400, headers: JSON_TYPE, body: text, ...more };
  const { headers, body: sent } = await completeErrors(async () => response)(request);
  return { headers, body: String(sent) };
}

describe("completeErrors", () => {
  const whole = (code: string, message: string) => ({ __type: code, message });
  const cases: [
    string,
    Record<string, unknown>,
    Record<string, string>,
    Record<string, unknown>,
    string,
  ][] = [
    [
      "a name in a header",
      { message: "no" },
      { "x-amzn-ErrorType": "Bad" },
      whole("Bad", "no"),
      "Bad",
    ],
    ["a name in the body", whole("Bad", "no"), {}, whole("Bad", "no"), "Bad"],
    ["a name with a namespace", whole("com.x#Bad", "no"), {}, whole("com.x#Bad", "no"), "Bad"],
    [
      "a name with details",
      { message: "no" },
      { "x-amzn-errortype": "Bad:http" },
      whole("Bad", "no"),
      "Bad:http",
    ],
    [
      "a message in upper case",
      { __type: "Bad", Message: "no" },
      {},
      { ...whole("Bad", "no"), Message: "no" },
      "Bad",
    ],
    ["no words", { __type: "Bad" }, {}, whole("Bad", "Bad"), "Bad"],
    [
      "an unknown operation",
      { __type: "x#UnknownOperationException", message: "" },
      {},
      whole(
        "x#UnknownOperationException",
        'ListBackups of "DynamoDB_20120810" is not supported by the local stack.',
      ),
      "UnknownOperationException",
    ],
    [
      "malformed JSON",
      { __type: "SerializationException" },
      {},
      whole("SerializationException", "The request body is not valid JSON."),
      "SerializationException",
    ],
  ];
  for (const [what, body, headers, expected, errorType] of cases) {
    it(`completes ${what}`, async () => {
      const response = await completed(body, { headers: { ...JSON_TYPE, ...headers } });
      expect(JSON.parse(response.body)).to.eql(expected);
      expect(response.headers["x-amzn-errortype"]).to.equal(errorType);
      expect(response.headers["x-amzn-requestid"]).to.match(/^[0-9a-f-]{36}$/);
    });
  }

  it("keeps request ids and other members, and corrects the checksum of the body", async () => {
    const headers = { ...JSON_TYPE, "x-amzn-requestid": "one", "x-amz-crc32": "1" };
    const { headers: sent, body } = await completed({ __type: "Bad", more: 1 }, { headers });
    expect(JSON.parse(body)).to.eql({ __type: "Bad", message: "Bad", more: 1 });
    expect([sent["x-amzn-requestid"], sent["x-amz-crc32"]]).to.eql(["one", String(crc32(body))]);
  });

  it("does not change results and bodies of other protocols", async () => {
    const ok = await completed({ a: 1 }, { status: 200 });
    expect(ok).to.eql({ headers: JSON_TYPE, body: '{"a":1}' });
    const xml = await completed("<Error/>", { headers: { "content-type": "text/xml" } });
    expect(xml.body).to.equal("<Error/>");
    for (const body of ["[1]", "null", "{", '"x"'])
      expect((await completed(body)).body).to.equal(body);
  });
});
