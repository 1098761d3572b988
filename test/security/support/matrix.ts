/*
 * The whole access matrix: one line per field, one column per kind of caller. Meaning of the cells:
 *
 * yes      it succeeds, and the result belongs to the caller (or is public)
 * none     it succeeds, and the caller owns nothing in the result
 * absent   401 UnauthorizedException "Valid authorization header not provided."
 * unknown  403 UnrecognizedClientException "The security token included in the request is invalid."
 * denied   401 UnauthorizedException "Permission denied": the role's policy does not name the field
 * closed   the field is null, Unauthorized "Not Authorized to access F on type T": the schema's directives
 * any other the field is null, with this errorType of the store's resolvers
 *
 * Every user signed in longer than freshSignInSeconds ago, so no caller may change the security of an account.
 *
 * The callers:
 *
 * nobody        sends no credentials
 * guest         credentials of an unauthenticated identity of the store's pool
 * otherGuest    another guest, who names the guest's items
 * foreignGuest  a guest of another identity pool of the same account, whose role may call every field
 * otherAccount  a guest of another account's pool
 * identity      a signed-in user's identity over IAM
 * operator      full rights in the account, but no guest
 * unconfirmed   registered with a proved password and an unconfirmed address: has no token, so it is still a guest
 * user          an access token with a running session
 * otherUser     another user, who names the user's items
 * idToken       the user's ID token
 * noSession     an access token; startSession was not called
 * ended         an access token whose session was ended
 * expired       an access token whose session is past its idle limit
 * admin         a user of the group admins
 */
const USERS = `
                               user                 otherUser            idToken          noSession        ended         expired         admin
Query.products                 yes                  yes                  yes              yes              yes           yes             yes
Query.findProducts             yes                  yes                  yes              yes              yes           yes             yes
Query.managedProducts          closed               closed               closed           closed           closed        closed          yes
Query.managedProduct           closed               closed               closed           closed           closed        closed          yes
Query.productHistory           closed               closed               closed           closed           closed        closed          yes
Query.orders                   closed               closed               closed           closed           closed        closed          yes
Query.shopDay                  closed               closed               closed           closed           closed        closed          yes
Query.lowStock                 closed               closed               closed           closed           closed        closed          yes
Query.ordersOf                 closed               closed               closed           closed           closed        closed          yes
Query.order                    closed               closed               closed           closed           closed        closed          yes
Query.orderHistory             closed               closed               closed           closed           closed        closed          yes
Query.importedLines            closed               closed               closed           closed           closed        closed          yes
Query.product                  yes                  yes                  yes              yes              yes           yes             yes
Query.cart                     yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Query.saved                    yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Query.purchases                yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Query.purchase                 yes                  none                 SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Query.session                  yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Query.sessions                 yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Query.security                 yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Query.myData                   yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Query.person                   closed               closed               closed           closed           closed        closed          yes
Query.personSessions           closed               closed               closed           closed           closed        closed          yes
Query.personHistory            closed               closed               closed           closed           closed        closed          yes
Mutation.addCartItem           yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Mutation.setCartItemQuantity   yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Mutation.removeCartItem        yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Mutation.clearCart             yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Mutation.saveForLater          yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Mutation.moveToCart            yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Mutation.removeSaved           yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Mutation.mergeCart             yes                  InvalidClaim         SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Mutation.checkout              yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Mutation.resendConfirmation    yes                  PurchaseNotFound     SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Mutation.startSession          yes                  yes                  SessionRequired  yes              SessionEnded  SessionExpired  yes
Mutation.saveSession           yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Mutation.endSession            yes                  none                 SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Mutation.endOtherSessions      yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Mutation.endUserSessions       closed               closed               closed           closed           closed        closed          yes
Mutation.banUser               closed               closed               closed           closed           closed        closed          yes
Mutation.liftBan               closed               closed               closed           closed           closed        closed          yes
Mutation.startAuthenticator    FreshSignInRequired  FreshSignInRequired  SessionRequired  SessionRequired  SessionEnded  SessionExpired  FreshSignInRequired
Mutation.confirmAuthenticator  CognitoRefused       CognitoRefused       SessionRequired  SessionRequired  SessionEnded  SessionExpired  CognitoRefused
Mutation.turnOffAuthenticator  FreshSignInRequired  FreshSignInRequired  SessionRequired  SessionRequired  SessionEnded  SessionExpired  FreshSignInRequired
Mutation.startPasskey          FreshSignInRequired  FreshSignInRequired  SessionRequired  SessionRequired  SessionEnded  SessionExpired  FreshSignInRequired
Mutation.completePasskey       CognitoRefused       CognitoRefused       SessionRequired  SessionRequired  SessionEnded  SessionExpired  CognitoRefused
Mutation.removePasskey         FreshSignInRequired  FreshSignInRequired  SessionRequired  SessionRequired  SessionEnded  SessionExpired  FreshSignInRequired
Mutation.namePasskey           CognitoRefused       CognitoRefused       SessionRequired  SessionRequired  SessionEnded  SessionExpired  CognitoRefused
Mutation.deleteAccount         FreshSignInRequired  FreshSignInRequired  SessionRequired  SessionRequired  SessionEnded  SessionExpired  FreshSignInRequired
Mutation.notePasswordChange    yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Mutation.putProduct            closed               closed               closed           closed           closed        closed          yes
Mutation.deleteProduct         closed               closed               closed           closed           closed        closed          yes
Mutation.createProduct         closed               closed               closed           closed           closed        closed          yes
Mutation.changeProduct         closed               closed               closed           closed           closed        closed          yes
Mutation.setOnSale             closed               closed               closed           closed           closed        closed          yes
Mutation.changeStock           closed               closed               closed           closed           closed        closed          yes
Mutation.applyProductLine      closed               closed               closed           closed           closed        closed          yes
Mutation.listProduct           closed               closed               closed           closed           closed        closed          yes
Mutation.finishUpgrade         closed               closed               closed           closed           closed        closed          yes
Mutation.packOrder             closed               closed               closed           closed           closed        closed          yes
Mutation.shipOrder             closed               closed               closed           closed           closed        closed          yes
Mutation.cancelOrder           closed               closed               closed           closed           closed        closed          yes
Mutation.resendOrderMail       closed               closed               closed           closed           closed        closed          yes
Mutation.upgradePurchases      closed               closed               closed           closed           closed        closed          yes
Mutation.beginSignIn           closed               closed               closed           closed           closed        closed          closed
Mutation.answerSignIn          closed               closed               closed           closed           closed        closed          closed
Mutation.setUpSignIn           closed               closed               closed           closed           closed        closed          closed
Mutation.confirmSetUp          closed               closed               closed           closed           closed        closed          closed
Mutation.refreshSignIn         closed               closed               closed           closed           closed        closed          closed
Mutation.signOut               closed               closed               closed           closed           closed        closed          closed
Mutation.startListening        yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Subscription.onCartChanged     yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Subscription.onPurchased       yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Subscription.onPurchaseChanged yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
Subscription.onSessionsEnded   yes                  yes                  SessionRequired  SessionRequired  SessionEnded  SessionExpired  yes
`;

const OTHERS = `
                               nobody  guest            otherGuest       unconfirmed      foreignGuest     otherAccount  identity  operator
Query.products                 absent  yes              yes              yes              yes              unknown       denied    yes
Query.findProducts             absent  yes              yes              yes              yes              unknown       denied    yes
Query.managedProducts          absent  denied           denied           denied           closed           unknown       denied    closed
Query.managedProduct           absent  denied           denied           denied           closed           unknown       denied    closed
Query.productHistory           absent  denied           denied           denied           closed           unknown       denied    closed
Query.orders                   absent  denied           denied           denied           closed           unknown       denied    closed
Query.shopDay                  absent  denied           denied           denied           closed           unknown       denied    closed
Query.lowStock                 absent  denied           denied           denied           closed           unknown       denied    closed
Query.ordersOf                 absent  denied           denied           denied           closed           unknown       denied    closed
Query.order                    absent  denied           denied           denied           closed           unknown       denied    closed
Query.orderHistory             absent  denied           denied           denied           closed           unknown       denied    closed
Query.importedLines            absent  denied           denied           denied           closed           unknown       denied    closed
Query.product                  absent  yes              yes              yes              yes              unknown       denied    yes
Query.cart                     absent  yes              yes              yes              SessionRequired  unknown       denied    SessionRequired
Query.saved                    absent  yes              yes              yes              SessionRequired  unknown       denied    SessionRequired
Query.purchases                absent  denied           denied           denied           closed           unknown       denied    closed
Query.purchase                 absent  denied           denied           denied           closed           unknown       denied    closed
Query.session                  absent  yes              yes              yes              SessionRequired  unknown       denied    SessionRequired
Query.sessions                 absent  denied           denied           denied           closed           unknown       denied    closed
Query.security                 absent  denied           denied           denied           closed           unknown       denied    closed
Query.myData                   absent  denied           denied           denied           closed           unknown       denied    closed
Query.person                   absent  denied           denied           denied           closed           unknown       denied    closed
Query.personSessions           absent  denied           denied           denied           closed           unknown       denied    closed
Query.personHistory            absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.addCartItem           absent  yes              yes              yes              SessionRequired  unknown       denied    SessionRequired
Mutation.setCartItemQuantity   absent  yes              yes              yes              SessionRequired  unknown       denied    SessionRequired
Mutation.removeCartItem        absent  yes              yes              yes              SessionRequired  unknown       denied    SessionRequired
Mutation.clearCart             absent  yes              yes              yes              SessionRequired  unknown       denied    SessionRequired
Mutation.saveForLater          absent  yes              yes              yes              SessionRequired  unknown       denied    SessionRequired
Mutation.moveToCart            absent  yes              yes              yes              SessionRequired  unknown       denied    SessionRequired
Mutation.removeSaved           absent  yes              yes              yes              SessionRequired  unknown       denied    SessionRequired
Mutation.mergeCart             absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.checkout              absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.resendConfirmation    absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.startSession          absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.saveSession           absent  yes              yes              yes              SessionRequired  unknown       denied    SessionRequired
Mutation.endSession            absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.endOtherSessions      absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.endUserSessions       absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.banUser               absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.liftBan               absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.startAuthenticator    absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.confirmAuthenticator  absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.turnOffAuthenticator  absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.startPasskey          absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.completePasskey       absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.removePasskey         absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.namePasskey           absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.deleteAccount         absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.notePasswordChange    absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.putProduct            absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.deleteProduct         absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.createProduct         absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.changeProduct         absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.setOnSale             absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.changeStock           absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.applyProductLine      absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.listProduct           absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.finishUpgrade         absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.packOrder             absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.shipOrder             absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.cancelOrder           absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.resendOrderMail       absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.upgradePurchases      absent  denied           denied           denied           closed           unknown       denied    closed
Mutation.beginSignIn           absent  yes              yes              yes              SessionRequired  unknown       denied    SessionRequired
Mutation.answerSignIn          absent  CognitoRefused   CognitoRefused   CognitoRefused   SessionRequired  unknown       denied    SessionRequired
Mutation.setUpSignIn           absent  CognitoRefused   CognitoRefused   CognitoRefused   SessionRequired  unknown       denied    SessionRequired
Mutation.confirmSetUp          absent  CognitoRefused   CognitoRefused   CognitoRefused   SessionRequired  unknown       denied    SessionRequired
Mutation.refreshSignIn         absent  SessionExpired   SessionExpired   SessionExpired   SessionRequired  unknown       denied    SessionRequired
Mutation.signOut               absent  yes              yes              yes              SessionRequired  unknown       denied    SessionRequired
Mutation.startListening        absent  denied           denied           denied           closed           unknown       denied    closed
Subscription.onCartChanged     absent  yes              yes              yes              SessionRequired  unknown       denied    SessionRequired
Subscription.onPurchased       absent  SessionRequired  SessionRequired  SessionRequired  SessionRequired  unknown       denied    SessionRequired
Subscription.onPurchaseChanged absent  SessionRequired  SessionRequired  SessionRequired  SessionRequired  unknown       denied    SessionRequired
Subscription.onSessionsEnded   absent  SessionRequired  SessionRequired  SessionRequired  SessionRequired  unknown       denied    SessionRequired
`;

/** The callers that may read each type, through any field. */
export const TYPES: Record<string, "guests" | "guests and users" | "users"> = {
  Product: "guests and users",
  ManagedProduct: "users",
  ManagedProductPage: "users",
  Change: "users",
  ChangePage: "users",
  ImportedLine: "users",
  ImportedLinePage: "users",
  ProductPage: "guests and users",
  Cart: "guests and users",
  CartLine: "guests and users",
  SavedList: "guests and users",
  SavedLine: "guests and users",
  Session: "guests and users",
  Purchase: "guests and users",
  PurchaseLine: "guests and users",
  PurchasePage: "users",
  OrderStep: "guests and users",
  Order: "users",
  OrderSummary: "users",
  OrderPage: "users",
  UpgradedPurchases: "users",
  AuthenticatorSecret: "guests and users",
  ListenTicket: "users",
  SignInStep: "guests",
  SignedIn: "guests",
  MyData: "users",
  Passkey: "users",
  PasskeyChange: "users",
  Person: "users",
  PersonSession: "users",
  Profile: "users",
  Security: "users",
  SessionsEnded: "guests and users",
  ShopDay: "users",
  SoldProduct: "users",
};

/**
 * Outcomes by caller, then by field. Guests come before the users who take over their items, admins
 * last.
 */
export type Matrix = Record<string, Record<string, string>>;

/** Both tables as one. @throws Error if they contain different fields, or a row is incomplete. */
export function readMatrix(): Matrix {
  const [users, others] = [readTable(USERS), readTable(OTHERS)];
  return { ...others, ...users };
}

function readTable(text: string): Matrix {
  const [header = "", ...lines] = text.trim().split("\n");
  const callers = header.trim().split(/\s+/);
  const rows = lines.map((line) => line.trim().split(/\s+/));
  const cut = rows.find((row) => row.length !== callers.length + 1);
  if (cut !== undefined) throw new Error(`Row ${cut[0]} has ${cut.length - 1} cells.`);
  const column = (at: number) => Object.fromEntries(rows.map((row) => [row[0]!, row[at + 1]!]));
  return Object.fromEntries(callers.map((caller, at) => [caller, column(at)]));
}
