import { expect } from "chai";
import { fillShelves } from "../support/fillShelves";
import type { StoreClient } from "../support/amplifyClient";
import { manage, productInput } from "../support/manage";
import { createOperator } from "../support/operator";
import { outcomeOf, times } from "../support/outcomes";
import { createGuest } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { adminOf } from "../support/store";

interface Found {
  items: { id: string; title: string; priceCents: number }[];
  nextToken: string | null;
}

describe("findProducts", function () {
  this.timeout(60_000);
  let stack: RunningStack;
  let admin: StoreClient;
  let guest: StoreClient;
  before(async () => {
    stack = await sharedStack();
    admin = await adminOf(stack);
    guest = createGuest(stack);
  });

  const find = (args: Record<string, unknown>): Promise<Found> =>
    guest.field(
      `query ($search: String, $genre: Genre, $sort: ProductSort, $limit: Int, $nextToken: String) {
        findProducts(search: $search, genre: $genre, sort: $sort, limit: $limit, nextToken: $nextToken)
          { items { id title priceCents } nextToken } }`,
      args,
    );
  const titles = async (args: Record<string, unknown>) =>
    (await find(args)).items.map(({ title }) => title);
  const allTitles = async (args: Record<string, unknown>): Promise<string[]> => {
    const { items, nextToken } = await find(args);
    const shown = items.map(({ title }) => title);
    return nextToken === null ? shown : [...shown, ...(await allTitles({ ...args, nextToken }))];
  };

  const behaves = () => {
    it("finds prefixes of words of title and artist, in any order, in any case and with or without diacritics", async () => {
      for (const search of ["Björk homo", "HOMOGENIC bjork", " bjo ", "homogenic"]) {
        expect(await titles({ search }), search).to.include("Homogenic");
      }
      for (const search of ["jork", "homogenic coltrane", "zzz", "!?", "omogenic"]) {
        expect(await titles({ search }), search).not.to.include("Homogenic");
      }
    });

    it("sorts by title, price and genre, page by page", async () => {
      const all = await allTitles({ limit: 50 });
      expect(all.length).to.be.above(60);
      expect(await allTitles({ limit: 20 })).to.deep.equal(all);
      const sortsOf = async (sort: string) => {
        const { items } = await find({ sort, genre: "JAZZ", limit: 50 });
        return items.map(({ priceCents }) => priceCents);
      };
      const up = await sortsOf("PRICE_UP");
      expect(up.length).to.be.above(5);
      expect(up).to.deep.equal([...up].sort((a, b) => a - b));
      expect(await sortsOf("PRICE_DOWN")).to.deep.equal([...up].reverse());
    });

    it("returns the newest products first", async () => {
      const { id, title } = productInput({ title: `Newest ${Date.now()}` });
      await manage.create(admin, { ...productInput(), id, title });
      expect((await titles({ sort: "NEWEST", limit: 1 }))[0]).to.equal(title);
      await admin.field(`mutation ($id: ID!) { deleteProduct(id: $id) { id } }`, { id });
    });

    it("rejects invalid page tokens and texts that are too long", async () => {
      for (const nextToken of [
        "",
        "x",
        "..",
        "a.b.c",
        "é.0.x",
        ".0.x",
        "YQ==.0.x",
        "x".repeat(9001),
      ]) {
        const name = await outcomeOf(find({ nextToken }));
        expect(name, nextToken.slice(0, 20)).to.equal("InvalidInput");
      }
      const { nextToken } = await find({ limit: 1 });
      const [ofSearch] = nextToken!.split(".");
      for (const rest of ["", ".", "..", ".0", "a.b.c", ".0.x", ".0\n.", "YQ==\n.0."]) {
        const name = await outcomeOf(find({ nextToken: `${ofSearch}.${rest}` }));
        expect(name, rest).to.equal("InvalidInput");
      }
      for (const wrong of [{ limit: 0 }, { limit: 51 }, { search: "x".repeat(101) }]) {
        expect(await outcomeOf(find(wrong)), JSON.stringify(wrong)).to.equal("InvalidInput");
      }
    });

    it("refuses the page token of another search, and takes its own with another limit", async () => {
      const own = { search: "The", genre: "ROCK", sort: "NEWEST" };
      const { nextToken } = await find({ ...own, limit: 1 });
      expect(nextToken).to.be.a("string");
      for (const other of [
        {},
        { ...own, search: "a" },
        { ...own, search: "the b" },
        { ...own, genre: "JAZZ" },
        { ...own, genre: null },
        { ...own, sort: "TITLE" },
        { ...own, sort: "PRICE_UP" },
      ]) {
        const name = await outcomeOf(find({ ...other, nextToken }));
        expect(name, JSON.stringify(other)).to.equal("InvalidInput");
      }
      expect(await outcomeOf(manage.page(admin, { ...own, nextToken }))).to.equal("InvalidInput");
      const managed = await manage.page(admin, { ...own, limit: 1 });
      for (const args of [
        { ...own, stock: "LOW" },
        { ...own, stock: "OFF_SALE" },
      ])
        expect(
          await outcomeOf(manage.page(admin, { ...args, nextToken: managed.nextToken })),
          args.stock,
        ).to.equal("InvalidInput");
      const rest = await titles({ ...own, search: " THE ", limit: 50, nextToken });
      expect(rest).to.deep.equal((await titles({ ...own, limit: 50 })).slice(1));
    });

    it("pages a search whose folded words are longer than its text", async () => {
      const ligatures = "\ufdfa".repeat(100);
      expect((await find({ search: ligatures })).items).to.deep.equal([]);
    });
  };

  describe("before products are on their shelves", behaves);

  describe("after all products are on their shelves", () => {
    before(async () => {
      const ids: string[] = [];
      for (let nextToken: string | null = ""; nextToken !== null;) {
        const page: Found = await guest.field(
          `query ($t: String) { products(limit: 100, nextToken: $t) { items { id } nextToken } }`,
          { t: nextToken === "" ? null : nextToken },
        );
        ids.push(...page.items.map(({ id }) => id));
        nextToken = page.nextToken;
      }
      const list = (id: string) =>
        admin.field(`mutation ($id: ID!) { listProduct(id: $id) { version } }`, { id });
      for (let from = 0; from < ids.length; from += 10) {
        await Promise.all(ids.slice(from, from + 10).map(list));
      }
      await list(ids[0]!); // again
      expect(await admin.field("mutation { finishUpgrade }")).to.equal(true);
    });
    behaves();

    it("reads one shelf per page, and continues where the previous page stopped", async () => {
      const filler = times(1_200, (at) => ({
        shelf: "lovel",
        title: `lovely x${at}y`,
        price: at,
      }));
      const operator = createOperator(stack);
      await fillShelves(operator.dynamoDb, filler);
      operator.destroy();
      const input = productInput({ title: "Lovely zebras", priceCents: 1 });
      await manage.create(admin, input);
      // The page's own products exist; the other entries only fill the shelf.
      const cheap = { search: "lovely", sort: "PRICE_UP", limit: 3 };
      expect(await titles(cheap)).to.deep.equal([input.title]);
      const first = await find({ search: "zebr lovely" });
      expect(first.items).to.deep.equal([]);
      const { items } = await find({ search: "zebr lovely", nextToken: first.nextToken });
      expect(items.map(({ id }) => id)).to.deep.equal([input.id]);
      expect(await titles({ search: "zebras lovely" })).to.deep.equal([input.title]);
    });
  });
});
