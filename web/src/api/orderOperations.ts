import type * as schema from "../generated/schema";
import type { Change } from "./manageOperations";
import { operation } from "./operation";
import type { OrderState, Page, PurchaseLine } from "./types";

/** An order in a list. */
export type OrderSummary = Pick<
  schema.OrderSummary,
  "id" | "userId" | "purchasedAt" | "state" | "copies" | "totalCents"
> & {
  /** null: no known address. */
  email: string | null;
};

/** A step of an order, with the outcome of its mail. */
export type ManagedStep = Pick<schema.OrderStep, "state" | "at" | "mail"> & {
  reason: string | null;
};

/** An order as its owner sees it. */
export type Order = OrderSummary &
  Pick<schema.Order, "confirmation"> & {
    lines: PurchaseLine[];
    steps: ManagedStep[];
    trackingNumber: string | null;
  };

/** The arguments that identify an order. */
export type OrderKey = Record<"userId" | "id", string>;

const summary = "id userId email purchasedAt state copies totalCents";
const steps = "state trackingNumber steps { state at reason mail }";
/** The buyer's subscription needs these fields. */
const heard = `id ownerId confirmation ${steps}`;

export const getOrders = operation<
  Page<OrderSummary>,
  { day: string | null; state: OrderState | null; limit: number; nextToken: string | null }
>(
  `query Orders($day: AWSDate, $state: OrderState, $limit: Int, $nextToken: String) {
    orders(day: $day, state: $state, limit: $limit, nextToken: $nextToken) { items { ${summary} } nextToken } }`,
);

export const getOrdersOf = operation<
  Page<OrderSummary>,
  { userId: string; limit: number; nextToken: string | null }
>(
  `query OrdersOf($userId: ID!, $limit: Int, $nextToken: String) {
    ordersOf(userId: $userId, limit: $limit, nextToken: $nextToken) { items { ${summary} } nextToken } }`,
);

export const getOrder = operation<Order | null, OrderKey>(
  `query Order($userId: ID!, $id: ID!) { order(userId: $userId, id: $id) {
    id userId email purchasedAt copies totalCents confirmation ${steps}
    lines { productId title artist quantity priceCents totalCents } } }`,
);

export const getOrderHistory = operation<Page<Change>, { id: string; nextToken: string | null }>(
  `query OrderHistory($id: ID!, $nextToken: String) {
    orderHistory(id: $id, nextToken: $nextToken) { items { at actor kind details } nextToken } }`,
);

/** The state of an order after a step. */
export type OrderNow = Pick<Order, "state" | "trackingNumber" | "steps" | "confirmation">;

export const packOrder = operation<OrderNow, OrderKey>(
  `mutation PackOrder($userId: ID!, $id: ID!) { packOrder(userId: $userId, id: $id) { ${heard} } }`,
);

export const shipOrder = operation<OrderNow, OrderKey & { trackingNumber: string }>(
  `mutation ShipOrder($userId: ID!, $id: ID!, $trackingNumber: String!) {
    shipOrder(userId: $userId, id: $id, trackingNumber: $trackingNumber) { ${heard} } }`,
);

export const cancelOrder = operation<OrderNow, OrderKey & { reason: string }>(
  `mutation CancelOrder($userId: ID!, $id: ID!, $reason: String!) {
    cancelOrder(userId: $userId, id: $id, reason: $reason) { ${heard} } }`,
);

export const resendOrderMail = operation<OrderNow, OrderKey>(
  `mutation ResendOrderMail($userId: ID!, $id: ID!) {
    resendOrderMail(userId: $userId, id: $id) { ${heard} } }`,
);
