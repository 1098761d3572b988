import { expect } from "chai";
import { checkActions } from "../../../../src/services/dynamodb/checkActions";

function outcome(operation: string, request: object): string {
  try {
    checkActions(operation, JSON.stringify(request));
    return "no error";
  } catch (error) {
    return (error as Error).message;
  }
}

const Key = { pk: { S: "a" }, sk: { N: "1" } };
const Put = { TableName: "t", Item: Key };
const Delete = { TableName: "t", Key };

describe("checkActions", () => {
  const transaction = (...TransactItems: object[]): string =>
    outcome("TransactWriteItems", { TransactItems });

  it("refuses several actions in one item of a transaction", () => {
    const refusal = "TransactItems can only contain one of Check, Put, Update or Delete";
    const ConditionCheck = { ...Delete, ConditionExpression: "attribute_exists(pk)" };
    expect(transaction({ Put, Delete })).to.equal(refusal);
    expect(transaction({ Put }, { Delete, ConditionCheck })).to.equal(refusal);
    expect(transaction({ Put, Delete: null })).to.equal("no error");
  });

  it("refuses an item of a transaction without an action", () => {
    const refusal =
      "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request";
    expect(transaction({})).to.equal(refusal);
    expect(transaction({ Put }, { Get: Delete })).to.equal(refusal);
  });

  for (const [text, attribute] of [
    ["SET pk = :v", "pk"],
    ["SET a = :v, #k = :v", "sk"],
    ["SET sk = sk + :v", "sk"],
    ["SET a = :v REMOVE pk", "pk"],
    ["ADD sk :v", "sk"],
    ["DELETE a :v, pk :v", "pk"],
    ["SET pk.b = :v", "pk"],
  ] as const) {
    it(`refuses the update ${text} of a transaction, which changes the key`, () => {
      const ExpressionAttributeNames = { "#k": "sk", "#a": "a" };
      const Update = { TableName: "t", Key, UpdateExpression: text, ExpressionAttributeNames };
      expect(transaction({ Put }, { Update })).to.equal(
        `One or more parameter values were invalid: Cannot update attribute ${attribute}. This attribute is part of the key`,
      );
    });
  }

  it("takes updates of a transaction that only read the key", () => {
    for (const text of ["SET a = pk", "SET #a = if_not_exists(sk, :v)", "SET a.pk = :v", "SET"]) {
      const ExpressionAttributeNames = { "#a": "a" };
      const Update = { TableName: "t", Key, UpdateExpression: text, ExpressionAttributeNames };
      expect(transaction({ Update }), text).to.equal("no error");
    }
  });

  it("refuses a put and a delete in one request of a batch", () => {
    const batch = (...requests: object[]): string =>
      outcome("BatchWriteItem", { RequestItems: { other: [], t: requests } });
    const [PutRequest, DeleteRequest] = [{ Item: Key }, { Key }];
    expect(batch({ PutRequest }, { PutRequest, DeleteRequest })).to.equal(
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes",
    );
    expect(batch({ PutRequest }, { DeleteRequest })).to.equal("no error");
  });
});
