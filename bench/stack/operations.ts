import { randomUUID } from "node:crypto";
import * as site from "../../web/src/api/operations";
import type { Member } from "./members";

/** What shoppers do most, with the very documents that the site sends. */
export type OperationName = "products" | "cart" | "addCartItem" | "checkout";

/** A shopper, and what it may put into its cart. */
export interface Scene {
  member: Member;
  /** Ids of the three records in every cart. */
  products: readonly string[];
  /** Of the member's cart. */
  version: number;
  totalCents: number;
}

export interface Operation {
  name: OperationName;
  query: string;
  kinds: readonly Member["kind"][];
  /** How often one request may be sent before carts are as before again. */
  uses: number;
  /** One member's requests: variables, and texts that differ from one to the next, in the same order. */
  calls(scene: Scene): { variables: object; names: string[] }[];
}

const BOTH = ["guest", "user"] as const;

/** A cart takes 99 copies of a record, and has one of each to begin with. */
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
        // The one that is added first, so that requests for another swap it with the first.
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
      // A cart's version begins somewhere of its own, so that its digits stand nowhere else.
      return [{ variables, names: [idempotencyKey, String(version)] }];
    },
  },
];
