import { expect } from "chai";
import { requiredPermissions } from "../../../../../src/services/dynamodb/operations/requiredPermissions";

const place = { region: "eu-west-1", accountId: "000000000000" };
const NO_TABLE = "arn:aws:dynamodb:eu-west-1:000000000000:table/";

describe("requiredPermissions", () => {
  it("treats an invalid name as a table without permissions", () => {
    for (const TableName of [{ toString: 1 }, null, ["x"], 5, true]) {
      expect(requiredPermissions("Query", { TableName, IndexName: {} }, place)).to.deep.equal([
        { action: "dynamodb:Query", resource: NO_TABLE },
      ]);
    }
    const TransactItems = [null, 5, { Put: null }, { Update: { TableName: {} } }];
    expect(requiredPermissions("TransactWriteItems", { TransactItems }, place)).to.deep.equal([
      { action: "dynamodb:PutItem", resource: NO_TABLE },
      { action: "dynamodb:UpdateItem", resource: NO_TABLE },
    ]);
  });

  it("checks only valid ARNs", () => {
    const asked = (ResourceArn: unknown): string =>
      requiredPermissions("TagResource", { ResourceArn }, place)[0]!.resource;
    expect(["x", "arn:", "arn:a:b", {}, undefined].map(asked)).to.deep.equal(Array(5).fill("*"));
    expect(asked(`${NO_TABLE}Open`)).to.equal(`${NO_TABLE}Open`);
    const [{ resource } = { resource: "" }] = requiredPermissions(
      "GetItem",
      { TableName: "arn:x" },
      place,
    );
    expect(resource).to.equal(`${NO_TABLE}arn:x`);
  });
});
