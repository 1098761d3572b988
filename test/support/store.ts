import { randomUUID } from "node:crypto";
import type { StoreClient } from "./amplifyClient";
import { atFileEnd } from "./fileEnd";
import { CART, createGuest, signIn } from "./shopper";
import type { RunningStack } from "./stack";

export interface Cart {
  id: string;
  version: number;
  itemCount: number;
  totalCents: number;
  expiresAt: string | null;
  claimToken: string | null;
  lines: {
    productId: string;
    quantity: number;
    lineTotalCents: number | null;
    product: { title: string; priceCents: number } | null;
  }[];
}

export interface SavedList {
  version: number;
  expiresAt: string | null;
  lines: {
    productId: string;
    quantity: number;
    product: { title: string; stock: number } | null;
  }[];
}

export type CartAndSaved = Cart & { saved: SavedList };

const SAVED = `{ version expiresAt lines { productId quantity product { title stock } } }`;

export interface Purchase {
  id: string;
  totalCents: number;
  confirmation: string;
  lines: { productId: string; quantity: number; priceCents: number; totalCents: number }[];
}

const PURCHASE = `{ id ownerId purchasedAt totalCents confirmation
  lines { productId title artist quantity priceCents totalCents } }`;

/** The store's operations for tests; each throws an Error named by its errorType. */
export const store = {
  cart: (client: StoreClient) => client.field<Cart>(`{ cart ${CART} }`),
  add: (client: StoreClient, productId: string, quantity = 1) =>
    client.field<Cart>(
      `mutation ($productId: ID!, $quantity: Int) { addCartItem(productId: $productId, quantity: $quantity) ${CART} }`,
      { productId, quantity },
    ),
  set: (client: StoreClient, productId: string, quantity: number) =>
    client.field<Cart>(
      `mutation ($productId: ID!, $quantity: Int!) { setCartItemQuantity(productId: $productId, quantity: $quantity) ${CART} }`,
      { productId, quantity },
    ),
  remove: (client: StoreClient, productId: string) =>
    client.field<Cart>(
      `mutation ($productId: ID!) { removeCartItem(productId: $productId) ${CART} }`,
      {
        productId,
      },
    ),
  clear: (client: StoreClient) => client.field<Cart>(`mutation { clearCart ${CART} }`),
  merge: (client: StoreClient, guestCart: Cart, strategy?: string) =>
    client.field<Cart>(
      `mutation ($id: ID!, $token: String!, $strategy: MergeStrategy) {
        mergeCart(guestCartId: $id, claimToken: $token, strategy: $strategy) ${CART} }`,
      { id: guestCart.id, token: guestCart.claimToken, strategy },
    ),
  saved: (client: StoreClient) => client.field<SavedList>(`{ saved ${SAVED} }`),
  saveForLater: (client: StoreClient, productId: string) =>
    changeSaved(client, "saveForLater", productId),
  moveToCart: (client: StoreClient, productId: string) =>
    changeSaved(client, "moveToCart", productId),
  removeSaved: (client: StoreClient, productId: string) =>
    changeSaved(client, "removeSaved", productId),
  checkout: (client: StoreClient, cart: Cart, idempotencyKey: string = randomUUID()) =>
    client.field<Purchase>(
      `mutation ($key: ID!, $version: Int!, $total: Int!) {
        checkout(idempotencyKey: $key, cartVersion: $version, expectedTotalCents: $total) ${PURCHASE} }`,
      { key: idempotencyKey, version: cart.version, total: cart.totalCents },
    ),
  purchase: (client: StoreClient, id: string) =>
    client.field<Purchase | null>(`query ($id: ID!) { purchase(id: $id) ${PURCHASE} }`, { id }),
  purchases: async (client: StoreClient) =>
    (await client.field<{ items: Purchase[] }>(`{ purchases(limit: 100) { items ${PURCHASE} } }`))
      .items,
  stock: async (client: StoreClient, id: string) =>
    (
      await client.field<{ stock: number }>(`query ($id: ID!) { product(id: $id) { stock } }`, {
        id,
      })
    ).stock,
};

function changeSaved(client: StoreClient, field: string, productId: string) {
  const selected = CART.replace(/\}$/, `saved ${SAVED} }`);
  return client.field<CartAndSaved>(
    `mutation ($productId: ID!) { ${field}(productId: $productId) ${selected} }`,
    { productId },
  );
}

/** A new product for one test, put into the catalogue by the demo admin. */
export async function createProduct(
  stack: RunningStack,
  { stock = 1000, priceCents = 1999 }: { stock?: number; priceCents?: number } = {},
): Promise<string> {
  const id = `test-${randomUUID()}`;
  await putProduct(stack, { id, stock, priceCents });
  return id;
}

/** Puts or replaces a product as an admin does. */
export async function putProduct(
  stack: RunningStack,
  { id, stock, priceCents }: { id: string; stock: number; priceCents: number },
): Promise<void> {
  const admin = await adminOf(stack);
  await admin.field(`mutation ($input: ProductInput!) { putProduct(input: $input) { id } }`, {
    input: {
      id,
      title: titleOf(id),
      artist: "The Testers",
      year: 1999,
      genre: "ROCK",
      tracks: ["One", "Two"],
      priceCents,
      stock,
    },
  });
}

/** The title of a product of `putProduct` and `createProduct`. */
export function titleOf(id: string): string {
  return `Record ${id.slice(-4)}`;
}

/** Deletes a product as an admin does. */
export async function deleteProduct(stack: RunningStack, id: string): Promise<void> {
  const admin = await adminOf(stack);
  await admin.field(`mutation ($id: ID!) { deleteProduct(id: $id) { id } }`, { id });
}

const admins = new WeakMap<RunningStack, Promise<StoreClient>>();

/**
 * The demo admin, signed in once per file and stack. In an older session, the first call of some test
 * would also store that the session is in use.
 */
export function adminOf(stack: RunningStack): Promise<StoreClient> {
  let admin = admins.get(stack);
  if (admin === undefined) {
    const email = "admin@jukebox.example";
    admin = signIn(createGuest(stack), email, { password: stack.demoPassword }).then(
      ({ client }) => client,
    );
    admins.set(stack, admin);
    atFileEnd(async () => void admins.delete(stack));
  }
  return admin;
}
