import { Sha256 as AwsSha256 } from "@aws-crypto/sha256-js";
import { expect } from "chai";
import { Sha256 } from "./sha256";

describe("Sha256", () => {
  it("computes hashes and HMACs as AWS's own library does", async () => {
    const part = new Uint8Array(200).fill(7).subarray(3, 150);
    for (const secret of [undefined, "secret", new Uint8Array(80).fill(9)]) {
      for (const data of ["", "é💿", part, part.slice().buffer]) {
        const [own, aws] = [new Sha256(secret), new AwsSha256(secret)];
        for (const hash of [own, aws]) {
          hash.update(data);
          hash.update("more");
        }
        expect(Buffer.from(await own.digest())).to.deep.equal(Buffer.from(await aws.digest()));
        const [ownNow, awsNow] = [new Sha256(secret), new AwsSha256(secret)];
        for (const hash of [ownNow, awsNow]) hash.update(data);
        expect(ownNow.digestSync()).to.deep.equal(awsNow.digestSync());
      }
    }
  });
});
