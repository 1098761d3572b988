import * as sdk from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { operations } from "../../../../src/services/cognito-idp/operations";
import { refusedOperations } from "../../../../src/services/cognito-idp/operations/refusedOperations";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { fact } from "../../../fidelity/fact";
import { refusedFacts } from "./tables/operations";

const AREA = "Wire protocols";
const JSON_1_1 = "https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html";
const errors = fact(AREA, "errors of AWS JSON 1.1", JSON_1_1);
const rules = fact(AREA, "validation errors of a request", "public reports of Cognito's answers", {
  unverified: "the wording, which changes with AWS's frameworks",
});

describe("Cognito's protocol", () => {
  let stack: CognitoStack;

  before(async () => {
    stack = await startCognito();
  });
  after(() => stack.close());

  async function call(operation: string, body: string) {
    const response = await fetch(stack.endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
      },
      body,
    });
    const { headers, status } = response;
    return {
      status,
      contentType: headers.get("content-type"),
      errorType: headers.get("x-amzn-errortype"),
      errorMessage: headers.get("x-amzn-errormessage"),
      hasRequestId: headers.has("x-amzn-requestid"),
      body: await response.json(),
    };
  }

  answersAsAws(errors, "returns errors in AWS's format and headers", async () => {
    const message = "User pool client unknown does not exist.";
    expect(
      await call("ForgotPassword", JSON.stringify({ ClientId: "unknown", Username: "a" })),
    ).to.deep.equal({
      status: 400,
      contentType: "application/x-amz-json-1.1",
      errorType: "ResourceNotFoundException:",
      errorMessage: message,
      hasRequestId: true,
      body: { __type: "ResourceNotFoundException", message },
    });
  });

  it("rejects unknown operations, also with names of built-in properties", async () => {
    for (const name of ["AdminLinkProvider", "constructor", "__proto__", ""]) {
      const { status, body } = await call(name, "{}");
      expect({ status, body }, name).to.deep.equal({
        status: 400,
        body: {
          __type: "UnknownOperationException",
          message: `"${name}" is not an operation of the local user pools.`,
        },
      });
    }
  });

  answersAsAws(
    refusedFacts,
    "implements or rejects by name each operation of the service's model",
    async () => {
      const commands = Object.keys(sdk).flatMap((name) => /^(\w+)Command$/.exec(name)?.[1] ?? []);
      const known = [...Object.keys(operations), ...Object.keys(refusedOperations)];
      expect(known.sort()).to.deep.equal(commands.sort());
      for (const [name, lacks] of Object.entries(refusedOperations)) {
        const { status, body } = await call(name, "{}");
        const { __type, message } = body as { __type: string; message: string };
        expect([status, __type], name).to.deep.equal([400, "UnsupportedOperationException"]);
        expect(message, name).to.contain(`${name} is not supported by the local user pools`);
        expect(lacks.length).to.be.greaterThan(3);
      }
    },
  );

  it("rejects bodies that are not JSON, not an object, or of the wrong type", async () => {
    const bodies = ["{", "[]", "null", '"x"', '{"ClientId":5,"Username":"a"}', '{"ClientId":{}}'];
    for (const body of bodies) {
      const response = await call("ForgotPassword", body);
      expect(response.status, body).to.equal(400);
      expect((response.body as any).__type, body).to.equal("SerializationException");
    }
  });

  it("limits the header that repeats input, and does not repeat deeply nested input", async () => {
    const long = { ClientId: "a".repeat(100), Username: "a", UserPoolId: "a b".repeat(50_000) };
    const { errorMessage, body } = await call("SignUp", JSON.stringify({ ...long, Password: "" }));
    expect(errorMessage!.length).to.be.at.most(1000);
    expect((body as { message: string }).message.startsWith(errorMessage!)).to.equal(true);
    const deep = await call("SignUp", `{"a":${"[".repeat(1000)}${"]".repeat(1000)}}`);
    expect([deep.status, deep.body]).to.deep.equal([400, { __type: "SerializationException" }]);
  });

  it("handles a long password that matches no pattern without delay", async () => {
    const Password = `${"a".repeat(20_000)}\n`; // if the pattern were matched first: the cube of this time
    const input = { ClientId: "a", Username: "a", Password };
    const { body } = await call("SignUp", JSON.stringify(input));
    expect((body as { message: string }).message).to.equal(
      "1 validation error detected: Value at 'password' failed to satisfy constraint: " +
        "Member must have length less than or equal to 256",
    );
  });

  answersAsAws(rules, "lists all violated constraints of a request", async () => {
    const message = async (operation: string, body: object) =>
      ((await call(operation, JSON.stringify(body))).body as any).message;
    expect(await message("ForgotPassword", {})).to.equal(
      "2 validation errors detected: " +
        "Value null at 'clientId' failed to satisfy constraint: Member must not be null; " +
        "Value null at 'username' failed to satisfy constraint: Member must not be null",
    );
    expect(await message("InitiateAuth", { ClientId: "a", AuthFlow: "MAGIC" })).to.equal(
      "1 validation error detected: Value 'MAGIC' at 'authFlow' failed to satisfy constraint: " +
        "Member must satisfy enum value set: [USER_SRP_AUTH, REFRESH_TOKEN_AUTH, REFRESH_TOKEN, CUSTOM_AUTH, ADMIN_NO_SRP_AUTH, USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, USER_AUTH]",
    );
    expect(await message("SignUp", { ClientId: "a", Username: "b", Password: "x y" })).to.equal(
      "1 validation error detected: Value at 'password' failed to satisfy constraint: " +
        "Member must have length greater than or equal to 6",
    );
  });

  it("rejects malformed access tokens", async () => {
    for (const AccessToken of ["nonsense", "a.b.c", "e30.e30.e30"]) {
      const { body } = await call("GetUser", JSON.stringify({ AccessToken }));
      expect(body, AccessToken).to.deep.equal({
        __type: "NotAuthorizedException",
        message: "Invalid Access Token",
      });
    }
  });
});
