import { expect } from "chai";
import { errorResponse } from "../../../../src/core/protocols/errorResponse";

const ERROR = { code: "Gone", message: 'a <b> & "c" \u0000\ud800é', status: 410 };
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** The error as clients of a protocol receive it, with "ID" as its request id. */
function written(...[protocol, form]: [Parameters<typeof errorResponse>[0], object?]) {
  const { status, headers, body } = errorResponse(protocol, ERROR, form);
  expect(status).to.equal(410);
  const id = headers["x-amzn-requestid"]!;
  expect(id).to.match(ID);
  const shown = Object.entries(headers).map(([name, value]) => [name, value.replace(id, "ID")]);
  const text = Buffer.isBuffer(body) ? body.toString("hex") : String(body).replace(id, "ID");
  return { headers: Object.fromEntries(shown), text };
}

describe("errorResponse", () => {
  const SHOWN = "a &lt;b&gt; &amp; &quot;c&quot; \ufffd\ufffdé";

  it("writes AWS JSON with the media type of the request", () => {
    const json = { "x-amzn-errortype": "Gone", "x-amzn-requestid": "ID" };
    const text = JSON.stringify({ __type: "Gone", message: ERROR.message });
    expect([
      written("json"),
      written("json", { contentType: "application/x-amz-json-1.0" }),
      written("rest-json"),
    ]).to.eql([
      { headers: { ...json, "content-type": "application/x-amz-json-1.1" }, text },
      { headers: { ...json, "content-type": "application/x-amz-json-1.0" }, text },
      { headers: { ...json, "content-type": "application/json" }, text },
    ]);
  });

  it("writes CBOR", () => {
    const { headers, text } = written("cbor");
    expect(headers).to.include({ "smithy-protocol": "rpc-v2-cbor", "x-amzn-errortype": "Gone" });
    const message = Buffer.from(ERROR.message).toString("hex");
    const length = (0x60 + message.length / 2).toString(16);
    expect(text).to.equal(
      `a2665f5f7479706564${Buffer.from("Gone").toString("hex")}676d657373616765${length}${message}`,
    );
    const long = errorResponse("cbor", { ...ERROR, message: "x".repeat(300) }).body as Buffer;
    expect(long.toString("latin1")).to.contain(`\x7a\x00\x00\x01\x2c${"x".repeat(300)}`);
  });

  it("writes the XML of each protocol", () => {
    const error = `<Code>Gone</Code><Message>${SHOWN}</Message>`;
    const start = '<?xml version="1.0" encoding="UTF-8"?>\n';
    expect([
      written("query", { namespace: "urn:x" }).text,
      written("rest-xml").text,
      written("ec2").text,
      written("s3").text,
    ]).to.eql([
      `<ErrorResponse xmlns="urn:x"><Error><Type>Sender</Type>${error}</Error><RequestId>ID</RequestId></ErrorResponse>`,
      `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>ID</RequestId></ErrorResponse>`,
      `${start}<Response><Errors><Error>${error}</Error></Errors><RequestID>ID</RequestID></Response>`,
      `${start}<Error>${error}<RequestId>ID</RequestId></Error>`,
    ]);
    expect(written("s3").headers).to.eql({
      "content-type": "application/xml",
      "x-amz-request-id": "ID",
      "x-amzn-requestid": "ID",
    });
    const failed = errorResponse("query", { ...ERROR, status: 500 });
    expect(failed.body).to.contain("<Type>Receiver</Type>");
  });
});
