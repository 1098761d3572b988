import type { DataSourceName } from "./dataSourceGrants";

/** Which data source each function of resolvers/functions works on. */
export const functionDataSources = {
  checkSession: "firstRead",
  verifyUser: "userPool",
  touchSession: "sessions",
  startSession: "sessions",
  readLiveSessions: "sessions",
  replaceSessions: "sessions",
  beginGuestSession: "sessions",
  saveSession: "sessions",
  endSessions: "sessions",
  changeCart: "carts",
  rereadCart: "carts",
  changeCartAgain: "carts",
  mergeCarts: "carts",
  rereadCarts: "carts",
  mergeCartsAgain: "carts",
  readCartProducts: "catalogue",
  readCheckoutProducts: "catalogue",
  buyCart: "checkout",
  rereadPurchase: "checkout",
  claimConfirmation: "purchases",
  sendConfirmation: "mail",
  recordConfirmation: "purchases",
  listPurchases: "purchases",
  putProduct: "productAdmin",
  deleteProduct: "productAdmin",
} as const satisfies Record<string, DataSourceName>;

/** A function of resolvers/functions, by its file's name. */
export type FunctionName = keyof typeof functionDataSources;

/** What answers a field: one call of a data source, or steps one after the other (10 at most). */
export type FieldWiring =
  { readonly dataSource: DataSourceName } | { readonly steps: readonly FunctionName[] };

/** Who calls, and for users whether the session is running: where every field but the public ones begins. */
const session = ["checkSession", "verifyUser", "touchSession"] as const;
const cartChange = ["changeCart", "rereadCart", "changeCartAgain", "readCartProducts"] as const;
const confirmation = ["sendConfirmation", "recordConfirmation"] as const;

/** Every field that a resolver answers, with its steps. The code is in resolvers/<field>.ts. */
export const fieldWiring: Readonly<Record<string, FieldWiring>> = {
  "Query.products": { dataSource: "catalogue" },
  "Query.product": { dataSource: "catalogue" },
  "Query.cart": { steps: [...session, "readCartProducts"] },
  "Query.purchases": { steps: [...session, "listPurchases"] },
  "Query.purchase": { steps: session },
  "Query.session": { steps: [...session, "beginGuestSession"] },
  "Query.sessions": { steps: [...session, "readLiveSessions"] },
  "Mutation.addCartItem": { steps: [...session, ...cartChange] },
  "Mutation.setCartItemQuantity": { steps: [...session, ...cartChange] },
  "Mutation.removeCartItem": { steps: [...session, ...cartChange] },
  "Mutation.clearCart": { steps: [...session, ...cartChange] },
  "Mutation.mergeCart": {
    steps: [...session, "mergeCarts", "rereadCarts", "mergeCartsAgain", "readCartProducts"],
  },
  "Mutation.checkout": {
    steps: [...session, "readCheckoutProducts", "buyCart", "rereadPurchase", ...confirmation],
  },
  "Mutation.resendConfirmation": { steps: [...session, "claimConfirmation", ...confirmation] },
  "Mutation.startSession": {
    steps: ["verifyUser", "startSession", "readLiveSessions", "replaceSessions"],
  },
  "Mutation.saveSession": { steps: [...session, "saveSession"] },
  "Mutation.endSession": { steps: [...session, "endSessions"] },
  "Mutation.endOtherSessions": { steps: [...session, "endSessions"] },
  "Mutation.endUserSessions": { steps: [...session, "endSessions"] },
  "Mutation.putProduct": { steps: [...session, "putProduct"] },
  "Mutation.deleteProduct": { steps: [...session, "deleteProduct"] },
  "Subscription.onCartChanged": { steps: session },
  "Subscription.onPurchased": { steps: session },
  "Subscription.onSessionsEnded": { steps: session },
};
