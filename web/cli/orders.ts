import { isDay } from "../src/api/formats";
import { field, pages } from "./manage";

const SUMMARY = "id userId email purchasedAt state copies totalCents";
const STEPS = "state trackingNumber steps { state at reason mail }";
const LIST = `query ($day: AWSDate, $state: OrderState, $nextToken: String) {
  orders(day: $day, state: $state, limit: 50, nextToken: $nextToken) { items { ${SUMMARY} } nextToken } }`;
const OF = `query ($userId: ID!, $nextToken: String) {
  ordersOf(userId: $userId, limit: 50, nextToken: $nextToken) { items { ${SUMMARY} } nextToken } }`;
const ONE = `query ($userId: ID!, $id: ID!) { order(userId: $userId, id: $id) {
  id userId email purchasedAt copies totalCents confirmation ${STEPS} lines { productId title quantity priceCents } } }`;
const HISTORY = `query ($id: ID!, $nextToken: String) {
  orderHistory(id: $id, limit: 100, nextToken: $nextToken) { items { at actor kind details } nextToken } }`;

/** The owner's commands for orders. */
export const orderCommands: Record<string, (...args: string[]) => Promise<unknown>> = {
  orders: (...filters) => all(LIST, filtersOf(filters)),
  "orders-of": (userId = "") => all(OF, { userId }),
  order: (userId = "", id = "") => field(ONE, { userId, id }),
  "order-history": (id = "") => all(HISTORY, { id }),
  pack: (userId = "", id = "") => step("packOrder", { userId, id }),
  ship: (userId = "", id = "", trackingNumber = "") =>
    step("shipOrder", { userId, id, trackingNumber }),
  "cancel-order": (userId = "", id = "", reason = "") =>
    step("cancelOrder", { userId, id, reason }),
  "resend-order-mail": (userId = "", id = "") => step("resendOrderMail", { userId, id }),
};

/** Parses a day and a state, in any order. @throws Error for anything else. */
function filtersOf(filters: string[]): { day?: string; state?: string } {
  const wish: { day?: string; state?: string } = {};
  for (const filter of filters) {
    if (isDay(filter)) wish.day = filter;
    else if (/^(new|packed|shipped|cancelled)$/i.test(filter)) wish.state = filter.toUpperCase();
    else throw new Error(`"${filter}" is neither a day such as 2026-11-29 nor a state.`);
  }
  return wish;
}

async function all(text: string, variables: object): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const page of pages<unknown>(text, variables)) items.push(...page);
  return items;
}

/** Selects ownerId, because the buyer's subscription filters by it. */
function step(name: string, args: Record<string, string>): Promise<unknown> {
  const declared = Object.keys(args).map(
    (arg) => `$${arg}: ${/^(userId|id)$/.test(arg) ? "ID" : "String"}!`,
  );
  const passed = Object.keys(args).map((arg) => `${arg}: $${arg}`);
  return field(
    `mutation (${declared.join(", ")}) { ${name}(${passed.join(", ")}) { id ownerId ${STEPS} } }`,
    args,
  );
}
