import { expect } from "chai";
import { bodyLimit } from "../../../src/server/bodyLimits";

const MB = 1024 * 1024;
const authorization = `AWS4-HMAC-SHA256 Credential=local/20240506/eu-west-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`;
const dynamoDb = { "x-amz-target": "DynamoDB_20120810.BatchWriteItem" };

describe("bodyLimit", () => {
  it("allows the sizes of DynamoDB and SES for signed requests", () => {
    expect(bodyLimit("/", { ...dynamoDb, authorization })).to.equal(17 * MB);
    expect(bodyLimit("/v2/email/outbound-emails", { authorization })).to.equal(57 * MB);
  });

  it("allows the size of SES's second API for requests to the first", () => {
    const ses = authorization.replace("/dynamodb/", "/ses/");
    const limit = bodyLimit("/v2/email/outbound-emails", { authorization: ses });
    expect(bodyLimit("/", { authorization: ses })).to.equal(limit);
    expect(bodyLimit("/", { authorization: ses.replace(/.{30}$/, "") })).to.equal(MB / 4);
  });

  it("limits requests without a complete signature", () => {
    for (const given of [
      undefined,
      "",
      "Bearer x",
      "AWS4-HMAC-SHA256",
      authorization.replace(/, Signature.*/, ""),
      authorization.replace(/SignedHeaders=[^,]*, /, ""),
      authorization.replace("/aws4_request", ""),
      authorization + " ".repeat(5000),
    ]) {
      const headers = given === undefined ? dynamoDb : { ...dynamoDb, authorization: given };
      expect(bodyLimit("/", headers), given).to.equal(MB / 4);
    }
  });

  it("uses the limit of each endpoint for any form of the target", () => {
    const limits = ["/graphql", "/graphql?x=/", "http://localhost:1/graphql"].map((url) =>
      bodyLimit(url, {}),
    );
    expect(new Set(limits)).to.deep.equal(new Set([MB + 64 * 1024]));
    expect(bodyLimit("/v1/dataplane-evaluatecode", { authorization })).to.equal(MB / 2);
    const cognito = { "x-amz-target": "AWSCognitoIdentityProviderService.SignUp", authorization };
    expect(bodyLimit("/", cognito)).to.equal(MB / 4);
    expect(bodyLimit("/cart", { ...dynamoDb, authorization })).to.equal(MB / 4);
  });
});
