import { expect } from "chai";
import { createGuest } from "../support/shopper";
import { sharedStack } from "../support/stack";
import { createProduct } from "../support/store";
import { post } from "./support/post";

/** The workbench's placeholder for a secret. */
const MASK = "••••••";

type Attributes = Record<string, Record<string, unknown>>;

interface ItemsPage {
  items: Attributes[];
  next?: string;
}

interface TableView {
  name: string;
  key: string[];
  indexes: { name: string; key: string[] }[];
}

interface ResourceView {
  urn: string;
  type: string;
  name: string;
  parent?: string;
  kind: string;
  inputs: Record<string, unknown>;
  withoutEffect: string[];
}

async function read<T>(path: string): Promise<T> {
  const { origin } = await sharedStack();
  const response = await fetch(`${origin}/_local/${path}`);
  expect(response.status, path).to.equal(200);
  return response.json() as Promise<T>;
}

describe("workbench, the data of its pages", () => {
  it("shows every resource of the program once, with its parent, and no secret", async () => {
    const { demoPassword } = await sharedStack();
    const { resources } = await read<{ resources: ResourceView[] }>("stack.json");
    const urns = new Set(resources.map(({ urn }) => urn));
    expect(urns.size).to.equal(resources.length).and.greaterThan(200);
    expect(resources.filter(({ parent }) => parent !== undefined && !urns.has(parent))).to.eql([]);
    expect(JSON.stringify(resources)).to.not.contain(demoPassword).and.not.contain("privateKey");
    const user = resources.find(({ type }) => type === "aws:cognito/user:User")!;
    expect(user.inputs["password"]).to.eql({ $secret: true });
  });

  it("marks resources and properties without effect here", async () => {
    const { resources } = await read<{ resources: ResourceView[] }>("stack.json");
    const table = resources.find(
      ({ name, type }) => name === "jukebox-carts" && type.endsWith(":Table"),
    )!;
    expect(table.kind).to.equal("real");
    expect(table.withoutEffect).to.eql(["pointInTimeRecovery", "serverSideEncryption", "tags"]);
    const alarm = resources.find(({ type }) => type.endsWith(":MetricAlarm"))!;
    expect(alarm.kind).to.equal("accepted");
    const component = resources.find(({ type }) => type === "jukebox:infra:StoreTables")!;
    expect(component.kind).to.equal("component");
  });

  it("pages through a table, 50 items at a time, without duplicates", async () => {
    const products = (await read<TableView[]>("tables.json")).find(({ name }) =>
      name.startsWith("jukebox-products"),
    )!;
    expect(products.key).to.eql(["ProductId"]);
    expect(products.indexes).to.eql([
      { name: "ByGenre", key: ["Genre", "Title"] },
      { name: "ByStock", key: ["StockShard", "Stock"] },
    ]);
    const first = await read<ItemsPage>(`items.json?table=${products.name}`);
    expect(first.items.length).to.equal(50);
    const second = await read<ItemsPage>(`items.json?table=${products.name}&start=${first.next}`);
    const ids = [...first.items, ...second.items].map(({ ProductId }) => ProductId!["S"]);
    expect(new Set(ids).size).to.equal(ids.length).and.greaterThan(50);
  });

  it("finds items by partition key, of the table and of an index", async () => {
    const stack = await sharedStack();
    const id = await createProduct(stack, { stock: 4 });
    const name = (await read<TableView[]>("tables.json")).find((table) =>
      table.name.startsWith("jukebox-products"),
    )!.name;
    const own = await read<ItemsPage>(`items.json?table=${name}&value=${id}`);
    expect(own.items.map(({ ProductId, Stock }) => [ProductId, Stock])).to.eql([
      [{ S: id }, { N: "4" }],
    ]);
    const jazz = await read<ItemsPage>(`items.json?table=${name}&index=ByGenre&value=JAZZ`);
    expect(jazz.items.length).to.be.greaterThan(0);
    expect(new Set(jazz.items.map(({ Genre }) => Genre!["S"]))).to.eql(new Set(["JAZZ"]));
  });

  it("never shows a claim token", async () => {
    const stack = await sharedStack();
    const guest = createGuest(stack);
    const { id, claimToken } = await guest.field(
      'mutation { addCartItem(productId: "kind-of-blue", quantity: 1) { id claimToken } }',
    );
    const name = (await read<TableView[]>("tables.json")).find((table) =>
      table.name.startsWith("jukebox-carts"),
    )!.name;
    const page = await read<ItemsPage>(`items.json?table=${name}&value=${encodeURIComponent(id)}`);
    expect(page.items.map(({ ClaimToken }) => ClaimToken)).to.eql([{ S: MASK }]);
    expect(JSON.stringify(page)).to.not.contain(claimToken);
  });

  it("rejects unknown tables, indexes and start keys with a message", async () => {
    const { origin } = await sharedStack();
    const name = (await read<TableView[]>("tables.json"))[0]!.name;
    const messages = ["table=nope", `table=${name}&index=nope`, `table=${name}&start=%7B`].map(
      async (query) => {
        const response = await fetch(`${origin}/_local/items.json?${query}`);
        return [response.status, ((await response.json()) as any).message];
      },
    );
    expect(await Promise.all(messages)).to.eql([
      [404, 'There is no table "nope".'],
      [400, `ValidationException: Table "${name}" has no index "nope".`],
      [400, "ValidationException: The start of the page is malformed."],
    ]);
  });

  it("cannot write: every route except two accepts GET only", async () => {
    const paths = [
      "stack.json",
      "tables.json",
      "items.json",
      "inbox",
      "schema.json",
      "actors.json",
      "events",
      "stack",
    ];
    const responses = paths.flatMap((path) =>
      ["POST", "PUT", "DELETE"].map(async (method) => (await post(path, {}, { method })).status),
    );
    expect(new Set(await Promise.all(responses))).to.eql(new Set([404]));
  });
});
