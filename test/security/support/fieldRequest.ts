import { randomUUID } from "node:crypto";
import {
  getNamedType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from "graphql";
import { storeSchema } from "../../support/fieldCalls";
import type { Things } from "./callers";

/** A root field of the schema. */
export interface RootField {
  /** e.g. "Query.cart" */
  path: string;
  type: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
}

/** A request as sent over HTTP. */
export interface FieldRequest {
  query: string;
  variables: Record<string, unknown>;
}

/** Valid arguments: the field succeeds for a caller who may call it. */
const ARGUMENTS: Record<string, (things: Things) => Record<string, unknown>> = {
  "Query.products": () => ({ genre: "ROCK", limit: 3 }),
  "Query.findProducts": () => ({ search: "test", limit: 3 }),
  "Query.managedProducts": () => ({ search: "test", limit: 3 }),
  "Query.managedProduct": ({ productId }) => ({ id: productId }),
  "Query.productHistory": ({ productId }) => ({ id: productId }),
  "Query.orders": () => ({ state: "NEW", limit: 3 }),
  "Query.ordersOf": ({ order: { userId } }) => ({ userId }),
  "Query.order": ({ order }) => ({ ...order }),
  "Query.orderHistory": ({ purchaseId }) => ({ id: purchaseId }),
  "Query.importedLines": () => ({ importId: "0a".repeat(32) }),
  "Query.product": ({ productId }) => ({ id: productId }),
  "Query.purchases": () => ({ limit: 5 }),
  "Query.purchase": ({ purchaseId }) => ({ id: purchaseId }),
  "Query.shopDay": () => ({ day: "2026-11-29" }),
  "Query.person": ({ email }) => ({ email }),
  "Query.personSessions": ({ userId }) => ({ userId }),
  "Query.personHistory": ({ userId }) => ({ userId }),
  "Mutation.addCartItem": ({ productId }) => ({ productId, quantity: 1 }),
  "Mutation.setCartItemQuantity": ({ productId }) => ({ productId, quantity: 2 }),
  "Mutation.removeCartItem": ({ productId }) => ({ productId }),
  "Mutation.saveForLater": ({ productId }) => ({ productId }),
  "Mutation.moveToCart": ({ productId }) => ({ productId }),
  "Mutation.removeSaved": ({ productId }) => ({ productId }),
  "Mutation.mergeCart": ({ guestCart: { id, claimToken } }) => ({ guestCartId: id, claimToken }),
  "Mutation.checkout": ({ cartVersion, totalCents }) => ({
    idempotencyKey: randomUUID(),
    cartVersion,
    expectedTotalCents: totalCents,
  }),
  "Mutation.resendConfirmation": ({ purchaseId }) => ({ id: purchaseId }),
  "Mutation.startSession": () => ({ device: "matrix" }),
  "Mutation.saveSession": () => ({ data: '{"a":1}', expectedVersion: 0 }),
  "Mutation.endSession": ({ sessionId }) => ({ id: sessionId }),
  "Mutation.endUserSessions": ({ userId }) => ({ userId }),
  "Mutation.banUser": ({ userId }) => ({ userId }),
  "Mutation.liftBan": ({ userId }) => ({ userId }),
  "Mutation.beginSignIn": () => ({ email: "matrix@example.com", srpA: "ab" }),
  "Mutation.answerSignIn": () => ({
    challenge: "MFA_SETUP",
    session: "none".repeat(5),
    answers: '{"USERNAME":"matrix@example.com"}',
    device: "matrix",
  }),
  "Mutation.setUpSignIn": () => ({ session: "none".repeat(5) }),
  "Mutation.confirmSetUp": () => ({ session: "none".repeat(5), code: "000000" }),
  "Mutation.startListening": () => ({
    listenerId: "eu-west-1:00000000-0000-4000-8000-000000000000",
  }),
  "Mutation.confirmAuthenticator": () => ({ code: "000000" }),
  "Mutation.completePasskey": () => ({ credential: "{}" }),
  "Mutation.removePasskey": () => ({ id: "AAAA" }),
  "Mutation.namePasskey": () => ({ id: "AAAA", name: "Matrix" }),
  "Mutation.deleteProduct": ({ productId }) => ({ id: productId }),
  "Mutation.putProduct": ({ productId }) => ({ input: { ...product(productId), stock: 1 } }),
  "Mutation.createProduct": () => ({ input: product(`made-${randomUUID()}`) }),
  "Mutation.changeProduct": ({ managedId }) => ({ input: product(managedId), expectedVersion: 1 }),
  "Mutation.setOnSale": ({ managedId }) => ({ id: managedId, onSale: true, expectedVersion: 2 }),
  "Mutation.changeStock": ({ managedId }) => ({
    id: managedId,
    copies: 1,
    reason: "OTHER",
    key: randomUUID(),
  }),
  "Mutation.applyProductLine": () => ({
    importId: "0a".repeat(32),
    line: 2,
    input: product(`line-${randomUUID()}`),
    copies: 1,
  }),
  "Mutation.listProduct": ({ managedId }) => ({ id: managedId }),
  "Mutation.packOrder": ({ order }) => ({ ...order }),
  "Mutation.shipOrder": ({ order }) => ({ ...order, trackingNumber: "T1" }),
  "Mutation.cancelOrder": ({ cancelledOrder }) => ({ ...cancelledOrder, reason: "matrix" }),
  "Mutation.resendOrderMail": ({ order }) => ({ ...order }),
};

function product(id: string) {
  const [title, artist] = ["Replaced", "Replaced"];
  return { id, title, artist, year: 2000, genre: "ROCK", tracks: [], priceCents: 1 };
}

const schema = storeSchema();

/** Every field of Query, Mutation and Subscription. */
export function rootFields(): RootField[] {
  const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return types.flatMap((type) =>
    Object.values(type!.getFields()).map((field) => ({
      path: `${type!.name}.${field.name}`,
      type: type!,
      field,
    })),
  );
}

/** A call of the field that selects all subfields. */
export function fieldRequest({ path, type, field }: RootField, things: Things): FieldRequest {
  const variables = ARGUMENTS[path]?.(things) ?? {};
  const used = field.args.filter(({ name }) => name in variables);
  const declared = used.map(({ name, type: given }) => `$${name}: ${given}`).join(", ");
  const passed = used.map(({ name }) => `${name}: $${name}`).join(", ");
  const call = used.length === 0 ? field.name : `${field.name}(${passed})`;
  const operation = type.name.toLowerCase() + (used.length === 0 ? "" : ` (${declared})`);
  return { query: `${operation} { ${call} ${everything(field.type)} }`, variables };
}

function everything(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return "";
  const fields = Object.values(named.getFields());
  return `{ ${fields.map((field) => `${field.name} ${everything(field.type)}`).join(" ")} }`;
}
