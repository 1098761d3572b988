import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { createGuest, register, signIn } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { createProduct, store } from "../support/store";

describe("The shopping story", () => {
  let stack: RunningStack;
  before(async () => (stack = await sharedStack()));

  it("takes a guest from the catalogue to a purchase and its confirmation mail", async () => {
    const [first, second] = [
      await createProduct(stack, { stock: 10, priceCents: 1500 }),
      await createProduct(stack, { stock: 10, priceCents: 2500 }),
    ];
    const guest = createGuest(stack);
    const page = await guest.field<{ items: { title: string; tracks: string[] }[] }>(
      `{ products(genre: JAZZ, limit: 5) { items { title tracks } nextToken } }`,
    );
    expect(page.items).to.have.length(5);
    const titles = page.items.map(({ title }) => title);
    expect(titles).to.deep.equal([...titles].sort());

    expect((await store.cart(guest)).lines).to.deep.equal([]);
    await store.add(guest, first, 2);
    await store.add(guest, second);
    await store.set(guest, second, 3);
    const guestCart = await store.cart(guest);
    expect(guestCart).to.deep.include({ itemCount: 5, totalCents: 2 * 1500 + 3 * 2500 });
    expect(guestCart.id).to.match(/^guest#eu-west-1:[0-9a-f-]{36}$/);
    const lifetimeMs = Date.parse(guestCart.expiresAt!) - Date.now();
    expect(lifetimeMs).to.be.within(7_190_000, 7_201_000);

    const email = `story-${randomUUID()}@example.com`;
    await register(stack, guest, email);
    const { client: user, userId } = await signIn(guest, email);
    const merged = await store.merge(user, guestCart);
    expect(merged).to.deep.include({ id: `user#${userId}`, itemCount: 5, claimToken: null });

    const key = randomUUID();
    const purchase = await store.checkout(user, merged, key);
    expect(purchase).to.deep.include({ id: key, totalCents: 10_500, ownerId: `user#${userId}` });
    expect(purchase.lines.map(({ quantity }) => quantity).sort()).to.deep.equal([2, 3]);
    expect(await store.cart(user)).to.deep.include({ version: merged.version + 1, lines: [] });
    expect(await store.stock(user, first)).to.equal(8);
    expect(await store.stock(user, second)).to.equal(7);

    expect(await store.purchases(user)).to.deep.equal([await store.purchase(user, key)]);
    const { confirmation } = (await store.purchase(user, key))!;
    expect(confirmation).to.equal("SENT");
    const mails = (await stack.inbox()).filter(({ to }) => to.includes(email));
    expect(mails.map(({ source }) => source)).to.deep.equal(["ses", "cognito"]);
    expect(mails[0]!.text).to.contain(key).and.to.contain("105.00");
  });

  it("returns only the selected fields of a product, under any alias", async () => {
    const product = await createProduct(stack);
    const guest = createGuest(stack);
    const details = "title year genre artist priceCents stock image";
    const added = await guest.field(
      `mutation ($id: ID!) { addCartItem(productId: $id) {
        lines { product { ${details} songs: tracks } } } }`,
      { id: product },
    );
    const record = {
      title: `Record ${product.slice(-4)}`,
      year: 1999,
      genre: "ROCK",
      artist: "The Testers",
    };
    const whole = { ...record, image: `/covers/${product}.svg`, priceCents: 1999, stock: 1000 };
    const songs = ["One", "Two"];
    expect(added).to.deep.equal({ lines: [{ product: { ...whole, songs } }] });
    const [inCart, byFragment, plain] = await Promise.all(
      ["songs: tracks", "...Songs", ""].map((more) => {
        const fragment = more === "...Songs" ? "fragment Songs on Product { songs: tracks }" : "";
        return guest.field(
          `query { cart { lines { product { ${details} ${more} } } } } ${fragment}`,
        );
      }),
    );
    expect(inCart).to.deep.equal({ lines: [{ product: { ...whole, songs } }] });
    expect(byFragment).to.deep.equal(inCart);
    expect(plain).to.deep.equal({ lines: [{ product: whole }] });
    for (const [genre, limit] of [["ROCK", 3] as const, [null, 100] as const]) {
      const page = `query ($genre: Genre, $limit: Int) { products(genre: $genre, limit: $limit)`;
      const [lean, full] = await Promise.all(
        ["", "tracks"].map((more) =>
          guest.field<{ items: { tracks?: string[] }[] }>(
            `${page} { items { id ${details} ${more} } } }`,
            { genre, limit },
          ),
        ),
      );
      expect(full!.items.length).to.be.greaterThan(0);
      for (const { tracks } of full!.items) expect(tracks).to.have.length.greaterThan(0);
      expect(lean!.items).to.deep.equal(full!.items.map(({ tracks: _tracks, ...rest }) => rest));
    }
  });

  it("gives a guest who signs out a fresh, empty cart under a new identity", async () => {
    const product = await createProduct(stack);
    const client = createGuest(stack);
    const before = await store.add(client, product);
    const email = `story-${randomUUID()}@example.com`;
    await register(stack, client, email);
    await signIn(client, email);
    await client.auth.signOut();
    const after = await store.cart(client);
    expect(after.lines).to.deep.equal([]);
    expect(after.id)
      .to.match(/^guest#/)
      .and.not.to.equal(before.id);
  });
});
