import { expect } from "chai";
import { randomUUID } from "node:crypto";
import type { Cart, Purchase } from "../../support/store";
import { mayRepeat, note, settle, type Observations } from "./observations";
import type { PlainClient, Reply } from "./plainClient";
import type { Random } from "./random";

const CART = "{ id version itemCount totalCents claimToken lines { productId quantity } }";
const PURCHASE = "{ id ownerId totalCents confirmation lines { productId quantity } }";

/** Copies by product. */
export type Quantities = Record<string, number>;

/** A guest's cart that this actor has moved into its own. */
export interface Merged {
  guestCartId: string;
}

/**
 * One caller with its own cart, which knows what the cart must contain. After a call with an
 * uncertain outcome it allows both outcomes, reads the cart, and continues from there. Any other
 * content is an Error.
 */
export class ShoppingActor {
  /** Contents of the cart when it was last read. */
  held: Quantities = {};
  cartId = "";
  /** Purchases by key, as in the response. */
  readonly bought = new Map<string, Quantities>();
  /** Keys whose checkout was refused. */
  readonly refused: string[] = [];

  constructor(
    private readonly send: PlainClient,
    private readonly products: readonly string[],
    private readonly random: Random,
    private readonly seen: Observations,
  ) {}

  /** Sends one to three concurrent additions of different products, once each. */
  async addSome(): Promise<void> {
    const chosen = new Set(
      Array.from({ length: this.random.whole(1, 3) }, () => this.random.pick(this.products)),
    );
    const additions = [...chosen]
      .map((id) => ({ id, quantity: this.random.whole(1, 3) }))
      .filter(({ id, quantity }) => (this.held[id] ?? 0) + quantity <= 40);
    const replies = await Promise.all(additions.map((addition) => this.#add(addition)));
    const before = this.held;
    const now = quantitiesOf(await this.look());
    for (const [index, { id, quantity }] of additions.entries()) {
      const reply = replies[index]!;
      const was = before[id] ?? 0;
      const is = now[id] ?? 0;
      if (reply.kind === "ok") {
        expect(is, `"${id}" after an addition that was answered`).to.equal(was + quantity);
        continue;
      }
      expect(is, `"${id}" after ${JSON.stringify(reply)}`).to.be.oneOf([was, was + quantity]);
      const outcome = reply.kind === "lost" ? "lost" : reply.type;
      const count = (this.seen.uncertain[outcome] ??= { count: 0, happened: 0 });
      count.count++;
      if (is > was) count.happened++;
    }
    const others = (all: Quantities): Quantities =>
      Object.fromEntries(Object.entries(all).filter(([id]) => !chosen.has(id)));
    expect(others(now), "untouched records").to.deep.equal(others(before));
    this.held = now;
  }

  /**
   * Sets, removes or clears, with retries until there is a response: repeating these changes
   * nothing.
   */
  async change(): Promise<void> {
    const id = this.random.pick(this.products);
    const quantity = this.random.whole(0, 5);
    const kind = this.random.pick(["set", "set", "remove", "clear"] as const);
    const { [id]: _, ...others } = this.held;
    const query = {
      set: `mutation ($id: ID!, $quantity: Int!) { setCartItemQuantity(productId: $id, quantity: $quantity) ${CART} }`,
      remove: `mutation ($id: ID!) { removeCartItem(productId: $id) ${CART} }`,
      clear: `mutation { clearCart ${CART} }`,
    }[kind];
    const variables = { set: { id, quantity }, remove: { id }, clear: {} }[kind];
    const reply = await this.#settled<Cart>(query, variables);
    const after = kind === "set" && quantity > 0 ? { ...others, [id]: quantity } : others;
    this.held = kind === "clear" ? {} : after;
    expect(quantitiesOf(reply), `cart after "${kind}"`).to.deep.equal(this.held);
  }

  /** Buys the cart, sometimes with two concurrent calls with one key. */
  async buy(): Promise<void> {
    const cart = await this.look();
    expect(quantitiesOf(cart), "cart before checkout").to.deep.equal(this.held);
    if (cart.lines.length === 0) return;
    const key = randomUUID();
    const query = `mutation ($key: ID!, $version: Int!, $total: Int!) {
      checkout(idempotencyKey: $key, cartVersion: $version, expectedTotalCents: $total) ${PURCHASE} }`;
    const variables = { key, version: cart.version, total: cart.totalCents };
    const checkout = () => settle(this.seen, () => this.send<Purchase>(query, variables));
    const replies = await Promise.all(
      this.random.next() < 0.3 ? [checkout(), checkout()] : [checkout()],
    );
    for (const reply of replies) {
      if (reply.kind === "ok") {
        expect(reply.value.id).to.equal(key);
        expect(quantitiesOf(reply.value), "lines of a purchase").to.deep.equal(this.held);
        this.bought.set(key, this.held);
      } else {
        expect(reply.type, reply.message).to.equal("SoldOut");
        this.refused.push(key);
      }
    }
    if (this.bought.has(key)) {
      expect(this.refused, "keys that were both refused and bought").not.to.include(key);
      this.held = {};
      return;
    }
    const soldOut = (replies[0] as { info: { productId: string } }).info.productId;
    await this.#settled(`mutation ($id: ID!) { removeCartItem(productId: $id) ${CART} }`, {
      id: soldOut,
    });
    const { [soldOut]: _, ...left } = this.held;
    this.held = left;
  }

  /** Moves a guest's cart into this user's, with retries until there is a response. */
  async merge(guest: ShoppingActor): Promise<Merged> {
    const guestCart = await guest.look();
    const sum = { ...this.held };
    for (const [id, quantity] of Object.entries(guest.held)) sum[id] = (sum[id] ?? 0) + quantity;
    const reply = await this.#settled<Cart>(
      `mutation ($id: ID!, $token: String!) { mergeCart(guestCartId: $id, claimToken: $token) ${CART} }`,
      { id: guestCart.id, token: guestCart.claimToken },
    );
    expect(quantitiesOf(reply), "cart after a merge").to.deep.equal(sum);
    this.held = sum;
    guest.held = {};
    return { guestCartId: guestCart.id };
  }

  /** The current cart. */
  async look(): Promise<Cart> {
    const cart = await this.#settled<Cart>(`{ cart ${CART} }`);
    this.cartId = cart.id;
    return cart;
  }

  async #add({ id, quantity }: { id: string; quantity: number }): Promise<Reply<Cart>> {
    const query = `mutation ($id: ID!, $quantity: Int) { addCartItem(productId: $id, quantity: $quantity) ${CART} }`;
    const reply = await this.send<Cart>(query, { id, quantity });
    note(this.seen, reply);
    if (reply.kind !== "ok") expect(mayRepeat(reply), JSON.stringify(reply)).to.equal(true);
    return reply;
  }

  /** @throws Error if the call is refused. */
  async #settled<T>(query: string, variables = {}): Promise<T> {
    const reply = await settle(this.seen, () => this.send<T>(query, variables));
    if (reply.kind === "ok") return reply.value;
    throw new Error(`Refused with "${reply.type}: ${reply.message}".`);
  }
}

/** Copies by product of a cart or a purchase. */
export function quantitiesOf({
  lines,
}: {
  lines: { productId: string; quantity: number }[];
}): Quantities {
  return Object.fromEntries(lines.map(({ productId, quantity }) => [productId, quantity]));
}
