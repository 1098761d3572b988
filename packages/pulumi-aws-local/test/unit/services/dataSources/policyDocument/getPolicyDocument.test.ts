import { expect } from "chai";
import { DOCUMENTS, REFUSED } from "../oracle/policyDocumentCases";
import recorded from "../oracle/policyDocuments.json";
import { askDataSource, refusalOf } from "../support/askDataSource";
import { answersAsAws } from "../../../../fidelity/answersAsAws";
import { fact } from "../../../../fidelity/fact";

const SOURCE = `recorded from ${recorded.provider}`;
const AREA = "Data sources of programs";

const TOKEN = "aws:iam/getPolicyDocument:getPolicyDocument";

const expected: Record<string, any> = recorded.documents;
const refused: Record<string, string> = recorded.refused;

/** A statement among the results, with Terraform's names. */
function toTerraform({ conditions, notActions, notPrincipals, notResources, ...same }: any) {
  return {
    ...same,
    condition: conditions,
    not_actions: notActions,
    not_principals: notPrincipals,
    not_resources: notResources,
  };
}

describe(`getPolicyDocument (recorded: ${recorded.provider})`, () => {
  it("covers every case", () => {
    expect(Object.keys(expected)).to.have.members(Object.keys(DOCUMENTS));
    expect(Object.keys(refused)).to.have.members(Object.keys(REFUSED));
    expect(Object.keys(expected)).to.have.length.greaterThan(45);
  });

  for (const [name, args] of Object.entries(DOCUMENTS)) {
    answersAsAws(
      fact(AREA, "aws:iam/getPolicyDocument: documents", SOURCE, {
        response: "id, json, minifiedJson and statements",
      }),
      `writes the provider's document of ${name}`,
      () => {
        const { id, json, minifiedJson, statements = [] } = askDataSource(TOKEN, args);
        expect({ id, json, minifiedJson, statements: statements.map(toTerraform) }).to.deep.equal({
          ...expected[name],
          statements: expected[name].statements ?? [],
        });
      },
    );
  }

  for (const [name, args] of Object.entries(REFUSED)) {
    answersAsAws(
      fact(AREA, "aws:iam/getPolicyDocument: refusals", SOURCE, { response: "refused" }),
      `rejects ${name}, as the provider does`,
      () => {
        expect(refused[name]).to.match(/^(?!none)./);
        expect(refusalOf(() => askDataSource(TOKEN, args))).to.match(
          /^VisibleError: aws\.iam\.getPolicyDocument: /,
        );
      },
    );
  }

  const MESSAGES: [args: Record<string, unknown>, message: string][] = [
    [
      { statements: [{ sid: "x" }, { sid: "x" }] },
      "duplicate Sid (x) in statements. Remove the Sid or ensure Sids are unique.",
    ],
    [
      { sourcePolicyDocuments: ['{"Statement":[{"Sid":5}]}'] },
      '"sourcePolicyDocuments[0].Statement[0].Sid" must be a text.',
    ],
    [
      { statements: [{ conditions: [{ test: "T", values: ["1"] }] }] },
      'the argument "statements[0].conditions[0].variable" is missing.',
    ],
    [
      { statements: [{ effect: "allow" }] },
      '"statements[0].effect" is "allow"; expected "Allow" or "Deny".',
    ],
  ];
  for (const [args, message] of MESSAGES) {
    it(`says: ${message}`, () => {
      expect(refusalOf(() => askDataSource(TOKEN, args))).to.equal(
        `VisibleError: aws.iam.getPolicyDocument: ${message}`,
      );
    });
  }

  it("accepts a single value for a list, and numbers and booleans for strings, as Pulumi's bridge does", () => {
    const conditions = { test: "Bool", variable: "aws:SecureTransport", values: false };
    const args = { policyId: 7, statements: { actions: "s3:*", conditions } };
    expect(JSON.parse(askDataSource(TOKEN, args)["minifiedJson"])).to.deep.equal({
      Version: "2012-10-17",
      Id: "7",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
  });
});
