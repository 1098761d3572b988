import { randomBytes } from "node:crypto";
import { expect } from "chai";
import { g, k, N, pad, power, toBigInt } from "../../../../src/services/cognito-idp/srp/group";
import {
  parseClientPublic,
  startSession,
  verifyClaim,
} from "../../../../src/services/cognito-idp/srp/serverSession";
import {
  makeVerifier,
  matchesVerifier,
  simulateVerifier,
} from "../../../../src/services/cognito-idp/srp/verifier";
import { slowPower } from "./support/slowPower";

const owner = { poolId: "eu-west-1_AbCdEfGhI", username: "someone" };

describe("SRP", () => {
  it("has Cognito's multiplier", () => {
    expect(k.toString(16)).to.equal(
      "538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6",
    );
  });

  it("raises to a power as BigInt arithmetic does", () => {
    for (let i = 0; i < 3; i += 1) {
      const base = toBigInt(randomBytes(383)) + 2n;
      const exponent = randomBytes(32);
      expect(power(base, exponent)).to.equal(slowPower(base, toBigInt(exponent), N));
      expect(power(g, exponent)).to.equal(slowPower(g, toBigInt(exponent), N));
    }
  });

  it("pads numbers so that none looks negative", () => {
    expect(pad(0x7fn).toString("hex")).to.equal("7f");
    expect(pad(0x80n).toString("hex")).to.equal("0080");
    expect(pad(0x1ffn).toString("hex")).to.equal("01ff");
  });

  it("verifies the password of a verifier for its owner only", () => {
    const stored = makeVerifier(owner, "right");
    expect(Object.keys(stored)).to.deep.equal(["salt", "verifier"]);
    expect(matchesVerifier(owner, stored, "right")).to.equal(true);
    expect(matchesVerifier(owner, stored, "wrong")).to.equal(false);
    expect(matchesVerifier({ ...owner, username: "other" }, stored, "right")).to.equal(false);
  });

  it("simulates the same salt for the same unknown name", () => {
    const secret = "00".repeat(32);
    expect(simulateVerifier(secret, "a")).to.deep.equal(simulateVerifier(secret, "a"));
    expect(simulateVerifier(secret, "a").salt).to.not.equal(simulateVerifier(secret, "b").salt);
  });

  it("rejects a client value that is a multiple of N, or not a number", () => {
    for (const value of ["0", "00", N.toString(16), (2n * N).toString(16), "", "xyz", "-1"]) {
      expect(parseClientPublic(value), value).to.equal(undefined);
    }
    expect(parseClientPublic("a1")).to.equal(0xa1n);
  });

  it("rejects a proof of the wrong length or content", () => {
    const session = startSession(makeVerifier(owner, "right"), 5n);
    const claim = { secretBlock: Buffer.from("block"), timestamp: "Sat Nov 21 08:00:00 UTC 2026" };
    expect(verifyClaim(owner, session, { ...claim, signature: Buffer.alloc(0) })).to.equal(false);
    expect(verifyClaim(owner, session, { ...claim, signature: Buffer.alloc(32) })).to.equal(false);
  });
});
