import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { legalStackName, physicalName } from "../../../infra/shared/physicalNames";
import { defaultSettings, evaluateGraph, requireIndex } from "../support/evaluateGraph";

/** The result of `read` in a stack with this name. */
async function inStack<T>(stack: string, read: () => T): Promise<T> {
  const mocks = { newResource: () => ({ id: undefined, state: {} }), call: () => ({}) };
  await pulumi.runtime.setMocks(mocks, "jukebox", stack);
  return read();
}

const name = (stack: string, suffix: string, length: number) =>
  inStack(stack, () => physicalName(suffix, length));

describe("physicalName", () => {
  it("is project, stack and suffix if that fits", async () => {
    expect(await name("dev", "confirmations", 64)).to.equal("jukebox-dev-confirmations");
    expect(await name("dev", "", 255)).to.equal("jukebox-dev");
  });

  it("fits for every legal stack name, and differs between stacks", async () => {
    const stacks = ["a.b", "a-b", "a_b", `${"x".repeat(99)}1`, `${"x".repeat(99)}2`, ".", "-"];
    const names: string[] = [];
    for (const stack of stacks) names.push(await name(stack, "confirmations", 64));
    for (const one of names) expect(one).to.match(/^[A-Za-z0-9_-]{1,64}$/);
    expect(new Set(names).size).to.equal(stacks.length);
  });
});

describe("Names in a stack with a long name", function () {
  this.timeout(60_000);
  it("fit the limits of AWS: 128 characters for an identity pool and for a distribution's comment", async () => {
    const graph = await evaluateGraph(defaultSettings(), requireIndex, "s".repeat(100));
    const pool = graph.one("aws:cognito/identityPool:IdentityPool").inputs.identityPoolName;
    const { comment } = graph.one("aws:cloudfront/distribution:Distribution").inputs;
    expect(pool).to.match(/^[\w\s+=,.@-]{1,128}$/);
    expect(comment).to.have.lengthOf.within(1, 128);
  });
});

describe("legalStackName", () => {
  it("rejects names that Pulumi rejects", async () => {
    for (const stack of ["a b", "é", "x".repeat(101), "org/dev"]) {
      const failure = await inStack(stack, () => {
        try {
          return legalStackName();
        } catch (error) {
          return (error as Error).message;
        }
      });
      expect(failure).to.equal(
        `The stack's name is "${stack}"; it must be 1 to 100 letters, digits, _, . or -.`,
      );
    }
  });
});
