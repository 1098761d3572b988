import { expect } from "chai";
import type { PolicyStatement } from "../../../../../src/services/iam/policy/document";
import { ask, compiled, statement } from "./support/questions";

describe("Statements", () => {
  const allows = (more: Partial<PolicyStatement>, action = "s3:GetObject"): boolean =>
    ask({ identity: [compiled(statement("Allow", more))] }, { action }) === "allowed";

  const actions: [Partial<PolicyStatement>, boolean][] = [
    [{ Action: "s3:GetObject" }, true],
    [{ Action: "S3:getobject" }, true],
    [{ Action: ["s3:PutObject", "s3:Get*"] }, true],
    [{ Action: "s3:GetObjec?" }, true],
    [{ Action: "s3:*" }, true],
    [{ Action: "*" }, true],
    [{ Action: "s3:GetObjectAcl" }, false],
    [{ Action: "ec2:*" }, false],
    [{ NotAction: "iam:*" }, true],
    [{ NotAction: ["iam:*", "s3:Get*"] }, false],
    [{ Resource: "arn:aws:s3:::bucket/*" }, true],
    [{ Resource: ["arn:aws:s3:::x", "arn:aws:s3:::bucket/a.txt"] }, true],
    [{ Resource: "arn:aws:s3:::x" }, false],
    [{ NotResource: "arn:aws:s3:::x" }, true],
    [{ NotResource: ["arn:aws:s3:::x", "arn:aws:s3:::bucket/*"] }, false],
    // If a variable has no value, its element matches no resource.
    [{ NotResource: "arn:aws:s3:::bucket/${aws:username}" }, true],
    [{ Resource: "arn:aws:s3:::bucket/${aws:username}" }, false],
    [{ Sid: "OnlyOnTls", Condition: { Bool: { "aws:SecureTransport": "true" } } }, false],
  ];
  for (const [more, expected] of actions) {
    it(`${expected ? "applies" : "does not apply"} with ${JSON.stringify(more)}`, () => {
      expect(allows(more)).to.equal(expected);
    });
  }

  it("accepts one statement without brackets, and an Id", () => {
    const { statements } = compiled(statement("Allow"));
    expect(statements).to.have.length(1);
  });

  it("lists the condition keys that the decision depends on", () => {
    const { keys } = compiled(
      statement("Allow", { Resource: "arn:aws:s3:::${aws:userid}" }),
      statement("Deny", { Condition: { StringLike: { "aws:A": "${aws:b}" } } }),
    );
    expect([...keys]).to.deep.equal(["aws:userid", "aws:a", "aws:b"]);
  });
});
