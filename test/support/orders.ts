import type { StoreClient } from "./amplifyClient";
import type { Purchase } from "./store";

/** A step of an order. */
export interface Step {
  state: string;
  at: string;
  reason: string | null;
  mail: string;
}

/** An order in a list. */
export interface OrderSummary {
  id: string;
  userId: string;
  email: string | null;
  purchasedAt: string;
  state: string;
  copies: number;
  totalCents: number;
}

export interface Order extends OrderSummary {
  trackingNumber: string | null;
  confirmation: string;
  steps: Step[];
  lines: Purchase["lines"];
}

/** A purchase with the parts of the order that its buyer sees. */
export interface FollowedPurchase {
  id: string;
  ownerId: string;
  state: string;
  trackingNumber: string | null;
  steps: Step[];
}

interface OrderPage {
  items: OrderSummary[];
  nextToken: string | null;
}

const STEPS = "steps { state at reason mail }";
const SUMMARY = "id userId email purchasedAt state copies totalCents";
const ORDER = `{ ${SUMMARY} trackingNumber confirmation ${STEPS} lines { productId quantity priceCents totalCents } }`;

/** The parts of an order that its buyer sees. */
export const FOLLOWED = `{ id ownerId state trackingNumber ${STEPS} }`;

/** The arguments that identify an order. */
export type OrderKey = Record<"userId" | "id", string>;

const step = (name: string, admin: StoreClient, args: Record<string, string>) => {
  const names = Object.keys(args);
  const declared = names.map(
    (arg) => `$${arg}: ${arg === "userId" || arg === "id" ? "ID" : "String"}!`,
  );
  const passed = names.map((arg) => `${arg}: $${arg}`);
  return admin.field<FollowedPurchase>(
    `mutation (${declared.join(", ")}) { ${name}(${passed.join(", ")}) ${FOLLOWED} }`,
    args,
  );
};

/** An admin's operations on orders; each throws an Error named by its errorType. */
export const orders = {
  page: (admin: StoreClient, args: Record<string, unknown> = {}) =>
    admin.field<OrderPage>(
      `query ($day: AWSDate, $state: OrderState, $limit: Int, $nextToken: String) {
        orders(day: $day, state: $state, limit: $limit, nextToken: $nextToken) { items { ${SUMMARY} } nextToken } }`,
      args,
    ),
  /** All pages of a list. */
  list: async (admin: StoreClient, args: Record<string, unknown> = {}) => {
    const items: OrderSummary[] = [];
    let nextToken: string | null = null;
    do {
      const page: OrderPage = await orders.page(admin, { limit: 50, ...args, nextToken });
      items.push(...page.items);
      nextToken = page.nextToken;
    } while (nextToken !== null);
    return items;
  },
  of: (admin: StoreClient, userId: string, args: Record<string, unknown> = {}) =>
    admin.field<OrderPage>(
      `query ($userId: ID!, $limit: Int, $nextToken: String) {
        ordersOf(userId: $userId, limit: $limit, nextToken: $nextToken) { items { ${SUMMARY} } nextToken } }`,
      { userId, ...args },
    ),
  one: (admin: StoreClient, key: OrderKey) =>
    admin.field<Order | null>(
      `query ($userId: ID!, $id: ID!) { order(userId: $userId, id: $id) ${ORDER} }`,
      { ...key },
    ),
  history: async (admin: StoreClient, id: string) =>
    (
      await admin.field<{ items: { actor: string; kind: string; details: string }[] }>(
        `query ($id: ID!) { orderHistory(id: $id) { items { actor kind details } nextToken } }`,
        { id },
      )
    ).items,
  pack: (admin: StoreClient, key: OrderKey) => step("packOrder", admin, { ...key }),
  ship: (admin: StoreClient, key: OrderKey, trackingNumber: string) =>
    step("shipOrder", admin, { ...key, trackingNumber }),
  cancel: (admin: StoreClient, key: OrderKey, reason: string) =>
    step("cancelOrder", admin, { ...key, reason }),
  resend: (admin: StoreClient, key: OrderKey) => step("resendOrderMail", admin, { ...key }),
  upgrade: (admin: StoreClient, nextToken: string | null = null) =>
    admin.field<{ count: number; nextToken: string | null }>(
      `mutation ($nextToken: String) { upgradePurchases(nextToken: $nextToken) { count nextToken } }`,
      { nextToken },
    ),
  /** One of a buyer's own purchases, with its steps. */
  followed: (buyer: StoreClient, id: string) =>
    buyer.field<FollowedPurchase | null>(`query ($id: ID!) { purchase(id: $id) ${FOLLOWED} }`, {
      id,
    }),
};
