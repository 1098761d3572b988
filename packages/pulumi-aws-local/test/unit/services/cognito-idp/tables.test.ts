import { expect } from "chai";
import { operations } from "../../../../src/services/cognito-idp/operations";
import { unverifiedOperations } from "./tables/operations";

describe("The table of UNVERIFIED parts of Cognito's operations", () => {
  it("contains only emulated operations", () => {
    expect(Object.keys(operations)).to.include.members(unverifiedOperations);
  });
});
