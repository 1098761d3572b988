import { expect } from "chai";
import { getIntrospectionQuery } from "graphql";
import { createOwner } from "../support/device";
import { post } from "../support/post";
import { sharedStack } from "../support/stack";

describe("Introspection of the local API", function () {
  this.timeout(60_000);

  it("returns no descriptions, because the schema in AppSync has none", async () => {
    const stack = await sharedStack();
    const { client } = await createOwner(stack);
    const authorization = (await client.tokens()).access;
    const query = getIntrospectionQuery({ schemaDescription: true });
    const { body } = await post(stack, JSON.stringify({ query }), { authorization });
    const described: string[] = [];
    const look = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      const { name, description } = value as { name?: string; description?: string };
      if (typeof description === "string") described.push(`${name}: ${description}`);
      Object.values(value).forEach(look);
    };
    const { types, description } = body.data.__schema;
    const ours = types.filter(
      ({ name }: any) => !/^(__|AWS|ID$|Int$|Float$|String$|Boolean$)/.test(name),
    );
    look(ours);
    expect(ours.map(({ name }: any) => name)).to.include.members(["Query", "Cart", "Genre"]);
    expect(described).to.deep.equal([]);
    expect(description).to.equal(null);
  });
});
