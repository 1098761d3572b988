import { expect } from "chai";
import { subscribedFields } from "../../../../../src/services/appsync/realtime/subscribedFields";
import { buildApiSchema } from "../../../../../src/services/appsync/schema/buildApiSchema";

describe("subscribedFields", () => {
  const schema = buildApiSchema(`
    type Query { a: Int }
    type Mutation {
      add: Int
      drop: Int @aws_publish(subscriptions: ["published", "dropped", "nope"])
      other: Int
    }
    type Subscription {
      added: Int @aws_subscribe(mutations: "add")
      dropped: Int @aws_subscribe(mutations: ["add", "drop"])
      published: Int
    }`);

  it("returns fields whose @aws_subscribe lists the mutation", () => {
    expect(subscribedFields(schema, "add")).to.deep.equal(["added", "dropped"]);
    expect(subscribedFields(schema, "other")).to.deep.equal([]);
  });

  it("also returns fields in the mutation's @aws_publish, without duplicates", () => {
    expect(subscribedFields(schema, "drop")).to.deep.equal(["dropped", "published"]);
  });
});
