import { expect } from "chai";
import { randomBytes } from "node:crypto";
import { power, replaceModPow } from "../../web/src/platform/modPow";
import { power as powerOfOpenSsl } from "../support/modPow";

const SRP = "../../node_modules/@aws-amplify/auth/dist/cjs/providers/cognito/utils/srp";
const { default: BigInteger } = require(`${SRP}/BigInteger/BigInteger.js`);
const { INIT_N } = require(`${SRP}/constants.js`) as { INIT_N: string };
const N = BigInt(`0x${INIT_N}`);
const random = (bytes: number): bigint => BigInt(`0x${randomBytes(bytes).toString("hex")}`);

describe("power", () => {
  it("computes the same as OpenSSL, with numbers of SRP", () => {
    for (let time = 0; time < 3; time += 1) {
      const [base, exponent] = [random(384), random(160)];
      expect(power(base, exponent, N)).to.equal(powerOfOpenSsl(base, exponent, N));
      expect(power(2n, exponent, N)).to.equal(powerOfOpenSsl(2n, exponent, N));
      expect(power(-base, exponent, N)).to.equal(powerOfOpenSsl(-base, exponent, N));
    }
  });

  it("computes small powers", () => {
    expect(power(2n, 0n, 7n)).to.equal(1n);
    expect(power(0n, 5n, 7n)).to.equal(0n);
    expect(power(5n, 1n, 7n)).to.equal(5n);
    expect(power(3n, 200n, 13n)).to.equal(9n);
    expect(power(-3n, 3n, 13n)).to.equal(12n);
    expect(power(3n, 0n, 1n)).to.equal(0n);
  });
});

describe("replaceModPow", () => {
  it("gives aws-amplify's numbers the same results as its own method", () => {
    class Replaced extends BigInteger {}
    replaceModPow(Replaced as never);
    const exponent = random(32).toString(16);
    for (const base of [random(384), -random(384), 2n]) {
      const results = [BigInteger, Replaced].map((numbers) => {
        let result = "";
        const [from, by, modulus] = [base.toString(16), exponent, INIT_N].map(
          (text) => new numbers(text, 16),
        );
        from.modPow(by, modulus, (_error: null, power: any) => (result = power.toString(16)));
        return result;
      });
      expect(results[0]).to.match(/^[0-9a-f]+$/);
      expect(results[1]).to.equal(results[0]);
    }
  });
});
