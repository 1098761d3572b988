import { expect } from "chai";
import * as fc from "fast-check";
import { findProblem } from "../../../../../../src/services/iam/policy/validation/document";
import type { PolicyKind } from "../../../../../../src/services/iam/policy/validation/problem";
import { oraclePolicies } from "./installedOracle";

/** Values of every JSON type, valid and invalid. */
const junk = fc.constantFrom<unknown>(
  ...["*", "", "s3:GetObject", "x", "arn:aws:s3:::b", "Allow", "true", "123456789012"],
  ...[1, true, null, [], {}, ["*"], ["*", 1], [null], { AWS: "*" }, { AWS: 1 }, { Foo: "x" }],
  ...[{ StringEquals: { "aws:x": "y" } }, { StringEquals: "x" }, { "ForSome:Bool": {} }],
);

const names = ["Sid", "Effect", "Action", "Resource", "Principal", "Condition"];

const statement = fc
  .tuple(
    fc.constantFrom(
      { Effect: "Allow", Action: "s3:*", Resource: "*" },
      { Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "*" } },
    ),
    fc.dictionary(fc.constantFrom(...names, ...names.map((name) => `Not${name}`)), junk, {
      maxKeys: 2,
    }),
    fc.subarray(["Effect", "Action", "Resource", "Principal"], { maxLength: 1 }),
  )
  .map(([sound, changes, missing]) => {
    const elements: Record<string, unknown> = { ...sound, ...changes };
    for (const name of missing) delete elements[name];
    return elements;
  });

const documents = fc
  .tuple(
    fc.oneof(statement, fc.array(fc.oneof(statement, junk), { minLength: 1, maxLength: 2 }), junk),
    fc.dictionary(fc.constantFrom("Version", "Id", "Statement", "Foo"), junk, { maxKeys: 1 }),
  )
  .map(([Statement, changes]) => ({ Version: "2012-10-17", Statement, ...changes }));

/** A function that returns whether the oracle rejects a document. The oracle crashes on null in some places. */
function oracleOf(kind: PolicyKind): (document: object) => boolean {
  const { validateIdentityPolicy, validateTrustPolicy } = oraclePolicies();
  const validate = kind === "identity" ? validateIdentityPolicy : validateTrustPolicy;
  return (document) => {
    try {
      return validate(document).length > 0;
    } catch {
      return true;
    }
  };
}

describe("Policy validation, compared with an independent implementation", () => {
  for (const kind of ["identity", "trust"] as const) {
    it(`rejects every ${kind} policy that the oracle rejects`, () => {
      const isRefused = oracleOf(kind);
      const property = fc.property(documents, (document) => {
        if (!isRefused(document)) return;
        expect(typeof findProblem(document, kind)?.message).to.equal("string");
      });
      fc.assert(property, { seed: Number(process.env.ORACLE_SEED ?? 18), numRuns: 3000 });
    });
  }
});
