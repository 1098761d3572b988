import type { DataSourceName } from "./dataSourceGrants";

/** The data source of each function in resolvers/functions. */
export const functionDataSources = {
  checkSession: "firstRead",
  verifyUser: "userPool",
  touchSession: "sessions",
  askCognito: "userPool",
  revokeToken: "userPool",
  checkSignIn: "sessions",
  keepTicket: "sessions",
  startSession: "sessions",
  readLiveSessions: "sessions",
  replaceSessions: "sessions",
  beginGuestSession: "sessions",
  saveSession: "sessions",
  endSessions: "sessions",
  changeCart: "carts",
  rereadCart: "carts",
  changeCartAgain: "carts",
  changeSaved: "carts",
  changeSavedAgain: "carts",
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
  findEntries: "search",
  readFound: "search",
  scanProducts: "catalogue",
  writeProduct: "productAdmin",
  changeStock: "productAdmin",
  rereadProduct: "catalogue",
  finishUpgrade: "productAdmin",
  listHistory: "history",
  listOrders0: "orderLists",
  listOrders1: "orderLists",
  listOrders2: "orderLists",
  listOrders3: "orderLists",
  listDay0: "orderLists",
  listDay1: "orderLists",
  listDay2: "orderLists",
  listDay3: "orderLists",
  listStock0: "stock",
  listStock1: "stock",
  listStock2: "stock",
  listStock3: "stock",
  readLowStock: "stock",
  listOrdersOf: "purchases",
  readOrderProducts: "catalogue",
  changeOrder: "orderAdmin",
  scanPurchases: "orderLists",
  keyPurchases: "orderAdmin",
  listImportedLines: "history",
  claimNotice: "sessions",
  callCognito: "userPool",
  callCognitoNext: "userPool",
  savePasskeyNames: "sessions",
  mailOwner: "mail",
  findPerson: "userPoolAdmin",
  changePerson: "userPoolAdmin",
  recordPersonChange: "people",
} as const satisfies Record<string, DataSourceName>;

/** A function in resolvers/functions, by the name of its file. */
export type FunctionName = keyof typeof functionDataSources;

/**
 * How a field is resolved: by one call of a data source, or by a pipeline of at most 10 functions.
 */
export type FieldPipeline =
  { readonly dataSource: DataSourceName } | { readonly steps: readonly FunctionName[] };

/**
 * Identifies the caller and checks a user's session. The pipeline of every field that requires a
 * session starts with these functions.
 */
const session = ["checkSession", "verifyUser", "touchSession"] as const;
const sessionStart = ["startSession", "readLiveSessions", "replaceSessions"] as const;
const cartChange = ["changeCart", "rereadCart", "changeCartAgain", "readCartProducts"] as const;
const savedChange = ["changeSaved", "rereadCarts", "changeSavedAgain", "readCartProducts"] as const;
const confirmation = ["sendConfirmation", "recordConfirmation"] as const;

/** Cognito is called first: after that no new session can start, and the running ones are ended. */
const personChange = ["findPerson", "changePerson", "recordPersonChange"] as const;

const orderLists = ["listOrders0", "listOrders1", "listOrders2", "listOrders3"] as const;
const search = ["findEntries", "readFound", "scanProducts"] as const;

/** Every field that has a resolver, with its pipeline. The code is in resolvers/<field>.ts. */
export const fieldPipelines: Readonly<Record<string, FieldPipeline>> = {
  "Query.products": { dataSource: "catalogue" },
  "Query.product": { dataSource: "catalogue" },
  "Query.findProducts": { steps: search },
  "Query.managedProducts": { steps: [...session, ...search] },
  "Query.managedProduct": { steps: session },
  "Query.importedLines": { steps: [...session, "listImportedLines"] },
  "Query.productHistory": { steps: [...session, "listHistory"] },
  "Query.orders": { steps: [...session, ...orderLists] },
  "Query.shopDay": { steps: [...session, "listDay0", "listDay1", "listDay2", "listDay3"] },
  "Query.lowStock": {
    steps: [...session, "listStock0", "listStock1", "listStock2", "listStock3", "readLowStock"],
  },
  "Query.ordersOf": { steps: [...session, "listOrdersOf"] },
  "Query.order": { steps: session },
  "Query.orderHistory": { steps: [...session, "listHistory"] },
  "Query.cart": { steps: [...session, "readCartProducts"] },
  "Query.saved": { steps: [...session, "readCartProducts"] },
  "Query.purchases": { steps: [...session, "listPurchases"] },
  "Query.purchase": { steps: session },
  "Query.session": { steps: [...session, "beginGuestSession"] },
  "Query.security": { steps: [...session, "callCognito", "callCognitoNext"] },
  "Query.sessions": { steps: [...session, "readLiveSessions"] },
  "Query.myData": {
    steps: [...session, "readLiveSessions", "readCartProducts", "callCognito", "callCognitoNext"],
  },
  "Query.person": { steps: [...session, "findPerson"] },
  "Query.personSessions": { steps: [...session, "readLiveSessions"] },
  "Query.personHistory": { steps: [...session, "listHistory"] },
  "Mutation.addCartItem": { steps: [...session, ...cartChange] },
  "Mutation.setCartItemQuantity": { steps: [...session, ...cartChange] },
  "Mutation.removeCartItem": { steps: [...session, ...cartChange] },
  "Mutation.clearCart": { steps: [...session, ...cartChange] },
  "Mutation.saveForLater": { steps: [...session, ...savedChange] },
  "Mutation.moveToCart": { steps: [...session, ...savedChange] },
  "Mutation.removeSaved": { steps: [...session, ...savedChange] },
  "Mutation.mergeCart": {
    steps: [...session, "mergeCarts", "rereadCarts", "mergeCartsAgain", "readCartProducts"],
  },
  "Mutation.checkout": {
    steps: [...session, "readCheckoutProducts", "buyCart", "rereadPurchase", ...confirmation],
  },
  "Mutation.resendConfirmation": { steps: [...session, "claimConfirmation", ...confirmation] },
  "Mutation.startSession": {
    steps: ["verifyUser", ...sessionStart],
  },
  "Mutation.saveSession": { steps: [...session, "saveSession"] },
  "Mutation.endSession": { steps: [...session, "endSessions"] },
  "Mutation.endOtherSessions": { steps: [...session, "endSessions"] },
  "Mutation.endUserSessions": { steps: [...session, "recordPersonChange"] },
  "Mutation.banUser": { steps: [...session, ...personChange] },
  "Mutation.liftBan": { steps: [...session, ...personChange] },
  "Mutation.putProduct": { steps: [...session, "writeProduct"] },
  "Mutation.deleteProduct": { steps: [...session, "writeProduct"] },
  "Mutation.createProduct": { steps: [...session, "writeProduct"] },
  "Mutation.changeProduct": { steps: [...session, "writeProduct"] },
  "Mutation.applyProductLine": { steps: [...session, "writeProduct"] },
  "Mutation.setOnSale": { steps: [...session, "writeProduct"] },
  "Mutation.changeStock": { steps: [...session, "changeStock", "rereadProduct"] },
  "Mutation.listProduct": { steps: [...session, "writeProduct"] },
  "Mutation.finishUpgrade": { steps: [...session, "finishUpgrade"] },
  "Mutation.packOrder": { steps: [...session, "changeOrder", ...confirmation] },
  "Mutation.shipOrder": { steps: [...session, "changeOrder", ...confirmation] },
  "Mutation.cancelOrder": {
    steps: [...session, "readOrderProducts", "changeOrder", ...confirmation],
  },
  "Mutation.resendOrderMail": { steps: [...session, "claimConfirmation", ...confirmation] },
  "Mutation.upgradePurchases": { steps: [...session, "scanPurchases", "keyPurchases"] },
  "Mutation.startAuthenticator": { steps: [...session, "callCognito"] },
  "Mutation.confirmAuthenticator": {
    steps: [...session, "callCognito", "callCognitoNext", "mailOwner"],
  },
  "Mutation.turnOffAuthenticator": {
    steps: [...session, "callCognito", "callCognitoNext", "mailOwner"],
  },
  "Mutation.startPasskey": { steps: [...session, "callCognito"] },
  // The mail is sent before the list is read: the owner is notified even if the list fails.
  "Mutation.completePasskey": {
    steps: [...session, "callCognito", "mailOwner", "callCognitoNext"],
  },
  "Mutation.removePasskey": {
    steps: [...session, "callCognito", "mailOwner", "callCognitoNext", "savePasskeyNames"],
  },
  "Mutation.namePasskey": { steps: [...session, "callCognito", "savePasskeyNames"] },
  "Mutation.deleteAccount": { steps: [...session, "endSessions", "callCognito", "mailOwner"] },
  "Mutation.notePasswordChange": { steps: [...session, "claimNotice", "mailOwner"] },
  "Mutation.beginSignIn": { steps: ["askCognito"] },
  "Mutation.answerSignIn": { steps: ["askCognito", ...sessionStart, "revokeToken"] },
  "Mutation.setUpSignIn": { steps: ["askCognito"] },
  "Mutation.confirmSetUp": { steps: ["askCognito"] },
  "Mutation.refreshSignIn": { steps: ["askCognito", "checkSignIn", "revokeToken"] },
  "Mutation.signOut": { steps: ["revokeToken"] },
  "Mutation.startListening": { steps: [...session, "keepTicket"] },
  "Subscription.onCartChanged": { steps: session },
  "Subscription.onPurchased": { steps: session },
  "Subscription.onPurchaseChanged": { steps: session },
  "Subscription.onSessionsEnded": { steps: session },
};
