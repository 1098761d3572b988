import { Sha256 } from "@aws-crypto/sha256-js";
import { HttpRequest } from "@smithy/protocol-http";
import { SignatureV4 } from "@smithy/signature-v4";
import { expect } from "chai";
import fc from "fast-check";
import { signRequest } from "../../../src/core/signRequest";

const word = fc.string({ minLength: 1, maxLength: 8, unit: "grapheme-ascii" });
/** The library resolves "." and "..", which resolvers' requests do not contain. */
const segment = word.filter((text) => !/^\.{1,2}$/.test(text)).map(encodeURIComponent);

const requests = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "DELETE"),
  segments: fc.array(segment, { maxLength: 3 }),
  query: fc.dictionary(fc.stringMatching(/^[a-zA-Z]{1,6}$/), fc.stringMatching(/^[\w-]{0,6}$/), {
    maxKeys: 3,
  }),
  more: fc.dictionary(
    fc.stringMatching(/^x-[a-z]{1,6}$/),
    fc.stringMatching(/^[!-~]{1,5} ?[!-~]{1,5}$/),
    {
      maxKeys: 3,
    },
  ),
  body: fc.string({ maxLength: 40, unit: "grapheme" }),
  sessionToken: fc.option(fc.stringMatching(/^\w{1,40}$/), { nil: undefined }),
});

describe("signRequest", () => {
  it("signs as AWS's own library does", async () => {
    await fc.assert(
      fc.asyncProperty(requests, async ({ method, segments, query, more, body, sessionToken }) => {
        const credentials = {
          accessKeyId: "AKIAEXAMPLE",
          secretAccessKey: "wJalrXUtnFEMI/K7MDENG",
          ...(sessionToken !== undefined && { sessionToken }),
        };
        const [region, service, now] = ["eu-central-1", "ses", Date.UTC(2026, 1, 3, 4, 5, 6)];
        const path = `/${segments.join("/")}`;
        const plain = { ...more, host: "email.eu-central-1.amazonaws.com" };
        const signer = new SignatureV4({ credentials, region, service, sha256: Sha256 });
        const expected = await signer.sign(
          new HttpRequest({ method, path, query, headers: { ...plain }, body }),
          { signingDate: new Date(now) },
        );
        const headers: Record<string, string> = { ...plain };
        const request = {
          method,
          path,
          query: new URLSearchParams(query).toString(),
          headers,
          body: Buffer.from(body),
          sourceIp: "127.0.0.1",
        };
        signRequest(request, credentials, { region, service }, now);
        expect(headers).to.deep.equal(expected.headers);
      }),
      { numRuns: 200 },
    );
  });
});
