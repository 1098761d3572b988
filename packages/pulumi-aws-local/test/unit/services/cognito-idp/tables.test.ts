import { expect } from "chai";
import { operations } from "../../../../src/services/cognito-idp/operations";
import { unverifiedOperations } from "./tables/operations";

describe("The table of what is UNVERIFIED of Cognito's operations", () => {
  it("names operations that work", () => {
    expect(Object.keys(operations)).to.include.members(unverifiedOperations);
  });
});
