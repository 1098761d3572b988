import { randomUUID } from "node:crypto";
import * as site from "../../web/src/api/operations";
import type { Member } from "./members";

/** The most frequent operations of shoppers, with the documents that the site sends. */
export type OperationName = "products" | "cart" | "addCartItem" | "checkout";

/** A shopper, and the products that it may put into its cart. */
export interface Scene {
  member: Member;
  /** Ids of the three products in every cart. */
  products: readonly string[];
  /** Version of the member's cart. */
  version: number;
  totalCents: number;
}

export interface Operation {
  name: OperationName;
  query: string;
  kinds: readonly Member["kind"][];
  /** How often one request can be sent before the carts must be restored. */
  uses: number;
  /**
   * The requests of one member: their variables, and texts that differ between requests, in the
   * same order.
   */
  calls(scene: Scene): { variables: object; names: string[] }[];
}

const BOTH = ["guest", "user"] as const;

/** A cart holds at most 99 copies of a product and starts with one of each. */
const COPIES = 98;

export const OPERATIONS: readonly Operation[] = [
  {
    name: "products",
    query: site.getProducts.text,
    kinds: BOTH,
    uses: Infinity,
    calls: () => [{ variables: { genre: "JAZZ", limit: 24, nextToken: null }, names: [] }],
  },
  {
    name: "cart",
    query: site.getCart.text,
    kinds: BOTH,
    uses: Infinity,
    calls: () => [{ variables: {}, names: [] }],
  },
  {
    name: "addCartItem",
    query: site.addCartItem.text,
    kinds: BOTH,
    uses: COPIES,
    calls: ({ products }) =>
      products.map((productId, at) => ({
        variables: { productId, quantity: 1 },
        // The product that is added comes first, so that requests for another product swap it with
        // the first.
        names: [productId, ...products.filter((_, other) => other !== at)],
      })),
  },
  {
    name: "checkout",
    query: site.checkout.text,
    kinds: ["user"],
    uses: 1,
    calls: ({ version, totalCents }) => {
      const idempotencyKey = randomUUID();
      const variables = {
        idempotencyKey,
        cartVersion: version,
        expectedTotalCents: totalCents,
      };
      // A cart's version starts at a number of its own, so that its digits occur nowhere else.
      return [{ variables, names: [idempotencyKey, String(version)] }];
    },
  },
];
