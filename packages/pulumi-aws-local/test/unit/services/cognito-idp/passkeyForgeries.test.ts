import {
  AdminDisableUserCommand,
  DeleteWebAuthnCredentialCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "chai";
import { answersAsAws } from "../../../fidelity/answersAsAws";
import { type Forgery, SoftwareAuthenticator } from "./support/authenticator";
import { type CognitoStack, startCognito } from "./support/cognitoStack";
import { ORIGIN, type PasskeyClient, passkeyClient } from "./support/passkeyClient";
import { declarePool, failure, type Pool } from "./support/pools";
import { behaviours } from "./tables/behaviours";

const WRONG = "NotAuthorizedException: Incorrect username or password.";
/** A flag of the authenticator data: the passkey is backed up, although it cannot be. */
const BACKED_UP = 0x10;

describe("Forged passkeys", () => {
  let stack: CognitoStack;
  let pool: Pool;
  let client: PasskeyClient;

  before(async () => {
    stack = await startCognito();
    pool = await declarePool(
      stack,
      { explicitAuthFlows: ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"] },
      {
        signInPolicy: { allowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] },
        webAuthnConfiguration: { relyingPartyId: "example.com", userVerification: "required" },
      },
    );
    client = passkeyClient(stack, pool);
  });
  after(() => stack.close());

  const remove = (AccessToken: string, passkey: SoftwareAuthenticator) =>
    stack.sdk.send(
      new DeleteWebAuthnCredentialCommand({
        AccessToken,
        CredentialId: passkey.id.toString("base64url"),
      }),
    );

  describe("at a registration", () => {
    const packed = new Map<string, unknown>([
      ["alg", -7],
      ["sig", new Uint8Array(70)],
    ]);
    const forgeries: [string, Forgery | ((made: any) => any), string][] = [
      ["the response to a sign-in", { type: "webauthn.get" }, "CredentialNotSupported"],
      ["an origin under another scheme", { origin: "http://example.com" }, "OriginNotAllowed"],
      [
        "an origin that only ends like it",
        { origin: "https://badexample.com" },
        "OriginNotAllowed",
      ],
      ["an origin that is not a URL", { origin: "example.com" }, "OriginNotAllowed"],
      ["a relying party below it", { rpId: "shop.example.com" }, "RelyingPartyMismatch"],
      ["a challenge of its own", { challenge: "AAAA" }, "ChallengeNotFound"],
      ["a backup that cannot be", { flags: BACKED_UP }, "CredentialNotSupported"],
      [
        "a wrong signature of an attestation",
        { attestation: { fmt: "packed", attStmt: packed } },
        "CredentialNotSupported",
      ],
      [
        "an attestation where none is claimed",
        { attestation: { fmt: "none", attStmt: packed } },
        "CredentialNotSupported",
      ],
      [
        "an unknown format of attestation",
        { attestation: { fmt: "made-up", attStmt: new Map() } },
        "CredentialNotSupported",
      ],
      ["another id", (made) => ({ ...made, id: "AAAA" }), "CredentialNotSupported"],
      ["another type", (made) => ({ ...made, type: "password" }), "CredentialNotSupported"],
      [
        "an attestation object cut short",
        ({ response, ...made }) => ({
          ...made,
          response: { ...response, attestationObject: response.attestationObject.slice(0, 90) },
        }),
        "CredentialNotSupported",
      ],
      [
        "no attestation object",
        ({ response: { clientDataJSON }, ...made }) => ({ ...made, response: { clientDataJSON } }),
        "CredentialNotSupported",
      ],
    ];
    for (const [what, forgery, name] of forgeries) {
      it(`rejects ${what} with WebAuthn${name}Exception`, async () => {
        const { AccessToken } = await client.newUser();
        const options = await client.begin(AccessToken);
        const passkey = new SoftwareAuthenticator(ORIGIN);
        const made =
          typeof forgery === "function"
            ? forgery(passkey.create(options))
            : passkey.create(options, forgery);
        const text = await failure(client.complete(AccessToken, made));
        expect(text.split(":")[0]).to.equal(`WebAuthn${name}Exception`);
        expect(await client.list(AccessToken)).to.deep.equal([]);
      });
    }

    for (const lacks of ["verifiesUser", "seesUser"] as const) {
      it(`rejects an authenticator that does not set ${lacks}`, async () => {
        const { AccessToken } = await client.newUser();
        const passkey = new SoftwareAuthenticator(ORIGIN);
        passkey[lacks] = false;
        expect(await failure(client.register(AccessToken, passkey))).to.match(
          /^WebAuthnCredentialNotSupportedException: /,
        );
      });
    }

    it("keeps the id that the authenticator signed", async () => {
      const { AccessToken } = await client.newUser();
      const passkey = new SoftwareAuthenticator(ORIGIN);
      const made = passkey.create(await client.begin(AccessToken));
      await client.complete(AccessToken, { ...made, id: "AAAA", rawId: "AAAA" });
      const [{ CredentialId }] = (await client.list(AccessToken)) as [any];
      expect(CredentialId).to.equal(passkey.id.toString("base64url"));
    });

    it("rejects an id that another user has registered", async () => {
      const [owner, thief] = [await client.newUser(), await client.newUser()];
      const { id } = await client.register(owner.AccessToken);
      const copy = Object.assign(new SoftwareAuthenticator(ORIGIN), { id });
      expect(await failure(client.register(thief.AccessToken, copy))).to.match(
        /^InvalidParameterException: /,
      );
      expect(await client.list(thief.AccessToken)).to.deep.equal([]);
    });

    it("accepts a challenge once, also for two concurrent responses", async () => {
      const { AccessToken } = await client.newUser();
      const options = await client.begin(AccessToken);
      const texts = await Promise.all(
        [1, 2].map(() =>
          failure(client.complete(AccessToken, new SoftwareAuthenticator(ORIGIN).create(options))),
        ),
      );
      expect(texts.filter((text) => text === "no error")).to.have.length(1);
      expect(texts.join()).to.contain("WebAuthnChallengeNotFoundException");
      expect(await client.list(AccessToken)).to.have.length(1);
    });
  });

  describe("at a sign-in", () => {
    const forgeries: [string, Forgery | ((signed: any) => any)][] = [
      ["the response to a registration", { type: "webauthn.create" }],
      ["another challenge", { challenge: "AAAA" }],
      ["an origin of another domain", { origin: "https://badexample.com" }],
      ["another relying party", { rpId: "shop.example.com" }],
      ["a backup that cannot be", { flags: BACKED_UP }],
      ["another user's handle", { userHandle: Buffer.from("someone").toString("base64url") }],
      ["a signature of zeros", (one) => withResponse(one, { signature: "AAAA" })],
      ["no signature", (one) => withResponse(one, { signature: undefined })],
      ["authenticator data cut short", (one) => withResponse(one, { authenticatorData: "AAAA" })],
      [
        "authenticator data of the length of a book",
        (one) => withResponse(one, { authenticatorData: "A".repeat(60_000) }),
      ],
      ["a later count that was not signed", raiseCounter],
      ["another type of credential", (one) => ({ ...one, type: "password" })],
      ["a second id", (one) => ({ ...one, rawId: "AAAA" })],
    ];
    for (const [what, forgery] of forgeries) {
      it(`rejects ${what}`, async () => {
        const { email, AccessToken } = await client.newUser();
        const passkey = await client.register(AccessToken);
        const { options, Session } = await client.ask(email);
        const signed =
          typeof forgery === "function"
            ? forgery(passkey.get(options))
            : passkey.get(options, forgery);
        expect(await failure(client.answer(email, Session, signed))).to.equal(WRONG);
      });
    }

    for (const lacks of ["verifiesUser", "seesUser"] as const) {
      it(`rejects an authenticator that does not set ${lacks}`, async () => {
        const { email, AccessToken } = await client.newUser();
        const passkey = await client.register(AccessToken);
        passkey[lacks] = false;
        const { options, Session } = await client.ask(email);
        expect(await failure(client.answer(email, Session, passkey.get(options)))).to.equal(WRONG);
      });
    }

    it("accepts the owner's handle", async () => {
      const { email, sub, AccessToken } = await client.newUser();
      const passkey = await client.register(AccessToken);
      const { options, Session } = await client.ask(email);
      const userHandle = Buffer.from(sub).toString("base64url");
      const { AuthenticationResult } = await client.answer(
        email,
        Session,
        passkey.get(options, { userHandle }),
      );
      expect(AuthenticationResult?.AccessToken).to.be.a("string");
    });

    it("rejects the passkey of another user, and another user's session", async () => {
      const [owner, thief] = [await client.newUser(), await client.newUser()];
      await client.register(owner.AccessToken);
      const passkey = await client.register(thief.AccessToken);
      const { options, Session } = await client.ask(owner.email);
      expect(await failure(client.answer(thief.email, Session, passkey.get(options)))).to.equal(
        "NotAuthorizedException: Invalid session for the user.",
      );
      expect(await failure(client.answer(owner.email, Session, passkey.get(options)))).to.equal(
        WRONG,
      );
    });

    it("rejects a response to the challenge of another session", async () => {
      const { email, AccessToken } = await client.newUser();
      const passkey = await client.register(AccessToken);
      const [first, second] = [await client.ask(email), await client.ask(email)];
      expect(
        await failure(client.answer(email, first.Session, passkey.get(second.options))),
      ).to.equal(WRONG);
    });

    it("accepts a session once, also for two concurrent responses", async () => {
      const { email, AccessToken } = await client.newUser();
      const passkey = await client.register(AccessToken);
      const { options, Session } = await client.ask(email);
      const texts = await Promise.all(
        [1, 2].map(() => failure(client.answer(email, Session, passkey.get(options)))),
      );
      expect(texts.sort()).to.deep.equal([
        "NotAuthorizedException: Invalid session for the user, session can only be used once.",
        "no error",
      ]);
    });

    it("accepts one of two responses with the same counter, one of which is from a copy", async () => {
      const { email, AccessToken } = await client.newUser();
      const passkey = await client.register(AccessToken);
      const asked = [await client.ask(email), await client.ask(email)];
      const signed = asked.map(({ options }) => {
        passkey.counter = 7;
        return passkey.get(options);
      });
      const texts = await Promise.all(
        asked.map(({ Session }, at) => failure(client.answer(email, Session, signed[at]!))),
      );
      expect(texts.sort()).to.deep.equal([WRONG, "no error"]);
    });

    it("rejects a response after the session has expired", async () => {
      const { email, AccessToken } = await client.newUser();
      const passkey = await client.register(AccessToken);
      const { options, Session } = await client.ask(email);
      stack.advance(180_000);
      expect(await failure(client.answer(email, Session, passkey.get(options)))).to.equal(
        "NotAuthorizedException: Invalid session for the user, session is expired.",
      );
    });

    it("rejects a passkey that was deleted meanwhile, and does not request it again", async () => {
      const { email, AccessToken } = await client.newUser();
      const passkey = await client.register(AccessToken);
      const { options, Session } = await client.ask(email);
      await remove(AccessToken, passkey);
      expect(await failure(client.answer(email, Session, passkey.get(options)))).to.equal(WRONG);
      const { ChallengeName, AvailableChallenges } = await client.ask(email);
      expect(ChallengeName).to.equal("SELECT_CHALLENGE");
      expect(AvailableChallenges).to.deep.equal(["PASSWORD_SRP", "PASSWORD"]);
    });

    it("rejects a disabled user", async () => {
      const { email, AccessToken } = await client.newUser();
      const passkey = await client.register(AccessToken);
      const { options, Session } = await client.ask(email);
      await stack.sdk.send(
        new AdminDisableUserCommand({ UserPoolId: pool.poolId, Username: email }),
      );
      expect(await failure(client.answer(email, Session, passkey.get(options)))).to.equal(
        "NotAuthorizedException: User is disabled.",
      );
    });

    answersAsAws(
      behaviours.passkeyOfStranger,
      "requests the same other factor from users without an account or a passkey",
      async () => {
        const { email } = await client.newUser();
        const known = await client.ask(email);
        const unknown = await client.ask("absent@example.com");
        expect(known.AvailableChallenges).to.deep.equal(unknown.AvailableChallenges);
        expect([known.ChallengeName, unknown.ChallengeName]).to.deep.equal([
          "SELECT_CHALLENGE",
          "SELECT_CHALLENGE",
        ]);
      },
    );
  });
});

function withResponse(signed: any, changes: object): any {
  return { ...signed, response: { ...signed.response, ...changes } };
}

/** The counter is in bytes 33 to 36 of the authenticator data. */
function raiseCounter(signed: any): any {
  const data = Buffer.from(signed.response.authenticatorData, "base64url");
  data.writeUInt32BE(data.readUInt32BE(33) + 5, 33);
  return withResponse(signed, { authenticatorData: data.toString("base64url") });
}
