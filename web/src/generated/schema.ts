export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string };
  String: { input: string; output: string };
  Boolean: { input: boolean; output: boolean };
  Int: { input: number; output: number };
  Float: { input: number; output: number };
  AWSDate: { input: string; output: string };
  AWSDateTime: { input: string; output: string };
  AWSEmail: { input: string; output: string };
  AWSJSON: { input: string; output: string };
  AWSTimestamp: { input: number; output: number };
};

/** The secret that an authenticator makes its codes of. */
export type AuthenticatorSecret = {
  __typename?: "AuthenticatorSecret";
  /** The secret in Base32, as users type it. */
  secret: Scalars["String"]["output"];
  /** What confirmSetUp asks for; only of setUpSignIn. */
  session?: Maybe<Scalars["String"]["output"]>;
};

/** What somebody is about to buy. At most 50 records and 99 copies of each. */
export type Cart = {
  __typename?: "Cart";
  /** A secret with which this guest, once signed in, moves the cart into its own: see mergeCart. Null for users. */
  claimToken?: Maybe<Scalars["String"]["output"]>;
  /** When it is forgotten unless it changes before; null when there is no cart. */
  expiresAt?: Maybe<Scalars["AWSDateTime"]["output"]>;
  /**
   * Whose cart it is: "guest#" and the identity id, or "user#" and the user's sub. Clients select it in every mutation:
   * live updates are delivered by it.
   */
  id: Scalars["ID"]["output"];
  /** Copies in all lines. */
  itemCount: Scalars["Int"]["output"];
  /** One line a record, in the order of their ids. */
  lines: Array<CartLine>;
  /**
   * What its owner has saved for later. Clients select its version in saveForLater, moveToCart, removeSaved and mergeCart: live
   * updates are delivered by it. Null in a live update of another mutation.
   */
  saved?: Maybe<SavedList>;
  /** What checkout would cost now, in cents, without the lines that are unavailable. */
  totalCents: Scalars["Int"]["output"];
  /**
   * Grows with every change and never repeats for its owner; 0 when there is no cart. What checkout asks for. Clients select
   * it in every mutation.
   */
  version: Scalars["Int"]["output"];
};

/** Copies of one record in a cart. */
export type CartLine = {
  __typename?: "CartLine";
  /** Price of the copies in cents; null when the record has left the catalogue. */
  lineTotalCents?: Maybe<Scalars["Int"]["output"]>;
  /** The record; null when it has left the catalogue. */
  product?: Maybe<Product>;
  /** The record's id. */
  productId: Scalars["ID"]["output"];
  /** How many copies, 1 to 99. */
  quantity: Scalars["Int"]["output"];
};

/** What an admin changed. */
export type Change = {
  __typename?: "Change";
  /** The address that the admin signed in with. */
  actor: Scalars["String"]["output"];
  /** When. */
  at: Scalars["AWSDateTime"]["output"];
  /**
   * What it was: for CHANGED each field's value before and after, for STOCK the copies, reason and note, for SHIPPED the trackingNumber, for
   * CANCELLED the reason and the copies that went back into stock, by product, for BANNED and SESSIONS_ENDED how many sessions ended.
   */
  details: Scalars["AWSJSON"]["output"];
  /** What was done. */
  kind: ChangeKind;
};

/** Kinds of changes. */
export type ChangeKind =
  /** A user was banned. */
  | "BANNED"
  /** An order was cancelled. */
  | "CANCELLED"
  /** A product's fields were changed. */
  | "CHANGED"
  /** A product was created. */
  | "CREATED"
  /** A product was deleted. */
  | "DELETED"
  /** A user's ban was lifted. */
  | "LIFTED"
  /** A product was taken off sale. */
  | "OFF_SALE"
  /** A product was put back on sale. */
  | "ON_SALE"
  /** An order was packed. */
  | "PACKED"
  /** All sessions of a user were ended. */
  | "SESSIONS_ENDED"
  /** An order was shipped. */
  | "SHIPPED"
  /** Copies were added or taken away. */
  | "STOCK";

/** One page of a history. */
export type ChangePage = {
  __typename?: "ChangePage";
  /** The changes of this page, newest first. */
  items: Array<Change>;
  /** What to pass for the next page; null after the last. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
};

/** What became of the mail that confirms a purchase. It never decides whether the purchase stands. */
export type Confirmation =
  /** Could not be handed over; resendConfirmation tries again. */
  | "FAILED"
  /** The store has no sender address, so none is sent. */
  | "NOT_CONFIGURED"
  /** On its way; resendConfirmation helps if it stays so. */
  | "PENDING"
  /** Handed over for delivery. */
  | "SENT";

/** The shelf that a record stands on. */
export type Genre =
  /** Blues. */
  | "BLUES"
  /** Classical music. */
  | "CLASSICAL"
  /** Country. */
  | "COUNTRY"
  /** Electronic music. */
  | "ELECTRONIC"
  /** Folk and singer-songwriters. */
  | "FOLK"
  /** Hip-hop. */
  | "HIP_HOP"
  /** Jazz. */
  | "JAZZ"
  /** Metal. */
  | "METAL"
  /** Pop. */
  | "POP"
  /** Punk and new wave. */
  | "PUNK"
  /** Reggae. */
  | "REGGAE"
  /** Rock. */
  | "ROCK"
  /** Soul, funk and rhythm and blues. */
  | "SOUL";

/** Permission to listen as a session. */
export type ListenTicket = {
  __typename?: "ListenTicket";
  /** When no subscription can start with it any more, in epoch seconds. It ends with the session, too. */
  expiresAt: Scalars["AWSTimestamp"]["output"];
  /** What the subscriptions take. A secret. */
  ticket: Scalars["String"]["output"];
};

/** A product as its owner sees it. */
export type ManagedProduct = {
  __typename?: "ManagedProduct";
  /** When it was created; null for products from before this was noted. */
  addedAt?: Maybe<Scalars["AWSDateTime"]["output"]>;
  /** Who plays on it. */
  artist: Scalars["String"]["output"];
  /** The shelf it stands on. */
  genre: Genre;
  /** Lower-case letters, digits and hyphens, 1 to 64 characters. */
  id: Scalars["ID"]["output"];
  /** Path of its cover on the site. */
  image: Scalars["String"]["output"];
  /** Since when it is off sale; null when it is on sale. */
  offSaleAt?: Maybe<Scalars["AWSDateTime"]["output"]>;
  /** Price of one copy, in cents. */
  priceCents: Scalars["Int"]["output"];
  /** Copies left. */
  stock: Scalars["Int"]["output"];
  /** Title of the record. */
  title: Scalars["String"]["output"];
  /** Titles of its tracks, in order. */
  tracks: Array<Scalars["String"]["output"]>;
  /** Grows with every change but those of the stock; 0 before the first. */
  version: Scalars["Int"]["output"];
  /** Year of its first release. */
  year: Scalars["Int"]["output"];
};

/** One page of products as their owner sees them. */
export type ManagedProductPage = {
  __typename?: "ManagedProductPage";
  /** The products of this page; may be fewer than the limit although more follow. */
  items: Array<ManagedProduct>;
  /** What to pass for the next page; null after the last. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
};

/** What becomes of the quantities when a guest's cart is moved into a user's. */
export type MergeStrategy =
  /** The guest's cart takes the place of the user's, unless it is empty. */
  | "KEEP_GUEST"
  /** The user's cart stays, unless it is empty. */
  | "KEEP_USER"
  /** Quantities are added, up to 99 copies of a record and 50 records. The default. */
  | "SUM";

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type Mutation = {
  __typename?: "Mutation";
  /** Adds copies (1 to 99; 1 if left out) of a record to the caller's cart. Concurrent calls add up. */
  addCartItem?: Maybe<Cart>;
  /**
   * Answers a challenge of a sign-in. answers: an object with the responses that Cognito wants for this challenge; a password is
   * never one of them. When done, the session named device has begun, and the tokens are on their way into cookies. Sent to
   * /graphql/refresh, it revokes the refresh token that this browser had before.
   */
  answerSignIn?: Maybe<SignInStep>;
  /**
   * Bans a user: disables the account at Cognito, then ends all of its sessions, at once. Can be repeated: sessionIds is
   * empty then. PersonNotFound when there is no such user, InvalidInput for one's own account. For admins.
   */
  banUser?: Maybe<SessionsEnded>;
  /**
   * Begins a sign-in with tokenStorage: cookie. With PASSWORD (the default) srpA is SRP's public value A in hexadecimal digits: the password
   * itself never leaves the client. CognitoRefused (errorInfo.reason: Cognito's name of its error) where Cognito refuses.
   */
  beginSignIn?: Maybe<SignInStep>;
  /**
   * Cancels an order that is NEW or PACKED: its copies go back into stock, once, except those of products that were deleted. The buyer
   * gets a mail with the reason (1 to 200 characters). Errors and `ownerId` as with packOrder. For admins.
   */
  cancelOrder?: Maybe<Purchase>;
  /**
   * Replaces what a product says of itself; its stock is changed by changeStock, and `stock` must be omitted.
   * ProductChanged (errorInfo.version) when it is not `expectedVersion` any more. For admins.
   */
  changeProduct?: Maybe<ManagedProduct>;
  /**
   * Adds copies to a product's stock, or takes copies away (below 0). SoldOut (errorInfo.stock) when there are fewer.
   * `key` is a UUID made by the client for this change: the same key again, within a day, changes nothing. For admins.
   */
  changeStock?: Maybe<ManagedProduct>;
  /**
   * Buys the cart. idempotencyKey is a UUID made by the client for this one purchase and becomes its id: the same key again
   * returns the same purchase. Refused with CartChanged (errorInfo.version) when the cart is not cartVersion any more, with
   * PriceChanged (errorInfo.totalCents) when it does not cost expectedTotalCents.
   */
  checkout?: Maybe<Purchase>;
  /** Takes everything out of the caller's cart. */
  clearCart?: Maybe<Cart>;
  /**
   * Registers the passkey that an authenticator has created. credential is WebAuthn's RegistrationResponseJSON. CognitoRefused
   * (errorInfo.reason WebAuthnChallengeNotFoundException and the like) for one that Cognito does not take. The owner gets a mail.
   */
  completePasskey?: Maybe<PasskeyChange>;
  /**
   * Turns the second step of sign-in on, or moves it to the new app. code is what the app shows for the secret of
   * startAuthenticator, name (at most 100 characters) what the user calls it. CognitoRefused (errorInfo.reason
   * EnableSoftwareTokenMFAException) for a wrong code. The owner gets a mail.
   */
  confirmAuthenticator?: Maybe<Security>;
  /** Takes a code of the new authenticator; answerSignIn (challenge MFA_SETUP) then ends the sign-in. */
  confirmSetUp?: Maybe<SignInStep>;
  /** Creates a product, on sale. ProductExists when there is one of this id. For admins. */
  createProduct?: Maybe<ManagedProduct>;
  /**
   * Ends all of the user's sessions and removes the names of passkeys, then deletes the user at Cognito. Needs a fresh sign-in. The
   * owner gets a mail. Purchases stay, as the store's books need them.
   */
  deleteAccount?: Maybe<Scalars["Boolean"]["output"]>;
  /** Takes a record out of the catalogue and returns it. Carts that hold it show it as unavailable. For admins. */
  deleteProduct?: Maybe<Product>;
  /** Ends all of the user's sessions but the one of this call, at once. */
  endOtherSessions?: Maybe<SessionsEnded>;
  /** Ends one of the user's sessions, at once. sessionIds is empty when there is no such running session. */
  endSession?: Maybe<SessionsEnded>;
  /** Ends all sessions of a user, at once; userId is the user's sub. For admins. */
  endUserSessions?: Maybe<SessionsEnded>;
  /** To be called when every product was listed: until then findProducts reads the catalogue itself. Repeatable. For admins. */
  finishUpgrade?: Maybe<Scalars["Boolean"]["output"]>;
  /** Lifts a ban: the user can sign in again. Can be repeated. PersonNotFound when there is no such user. For admins. */
  liftBan?: Maybe<Person>;
  /** Makes a product from before findProducts known to it; changes nothing when it is. For admins. */
  listProduct?: Maybe<ManagedProduct>;
  /**
   * Moves a guest's cart into the user's, once, and what the guest has saved for later into the user's list. guestCartId and
   * claimToken are the guest cart's id and claimToken, read while still a guest. Repeated by the same user it answers with the cart as it is; InvalidClaim for anyone else.
   */
  mergeCart?: Maybe<Cart>;
  /**
   * Moves all copies of a product from the list of saved products back to the cart, where they add up under the cart's limits
   * (CartLimit, QuantityLimit); no error when it is not on the list. ProductNotFound when it is not sold any more.
   */
  moveToCart?: Maybe<Cart>;
  /**
   * Gives a passkey a name of the user's own, 1 to 60 characters. CognitoRefused (errorInfo.reason ResourceNotFoundException) for one
   * that is not there. Needs no fresh sign-in and sends no mail: it changes nothing about signing in.
   */
  namePasskey?: Maybe<PasskeyChange>;
  /**
   * Mails the owner that the password was changed: once in ten minutes a session. True when a mail was handed over. The
   * password itself never passes the API: clients change it at Cognito.
   */
  notePasswordChange?: Maybe<Scalars["Boolean"]["output"]>;
  /**
   * Notes that an order is packed, and mails the buyer. userId is the buyer's sub. OrderChanged (errorInfo.state) when the order is not
   * NEW any more, OrderNotFound when the buyer has none of this id. Select `ownerId`: the buyer hears of it by onPurchaseChanged. For admins.
   */
  packOrder?: Maybe<Purchase>;
  /** Puts a record into the catalogue, or replaces the one of the same id; its stock only where one is given. For admins. */
  putProduct?: Maybe<Product>;
  /**
   * Puts new tokens into the cookies, for the refresh token of this browser. Only at the path /graphql/refresh. SessionExpired or
   * SessionEnded, and no cookies any more, where the sign-in is over.
   */
  refreshSignIn?: Maybe<SignedIn>;
  /** Takes a record out of the caller's cart; no error when it is not in there. */
  removeCartItem?: Maybe<Cart>;
  /**
   * Removes a passkey: it signs in no longer. Sessions that it has begun go on. Needs a fresh sign-in. CognitoRefused (errorInfo.reason
   * ResourceNotFoundException) for one that is not there. The owner gets a mail.
   */
  removePasskey?: Maybe<PasskeyChange>;
  /** Removes a product from the list of saved products; no error when it is not on the list. */
  removeSaved?: Maybe<Cart>;
  /**
   * Mails the confirmation of a purchase again, to the address that the user signed in with. TryAgain while another mail of
   * it is on its way (a minute at most). TooManyMails (errorInfo.retryAfterSeconds) after 5 mails of a purchase, or 20 of a
   * user, within an hour.
   */
  resendConfirmation?: Maybe<Purchase>;
  /**
   * Mails the buyer again what the last step of an order was; the confirmation of one that is NEW. Limits as with resendConfirmation,
   * which count together with it. `ownerId` as with packOrder. For admins.
   */
  resendOrderMail?: Maybe<Purchase>;
  /**
   * Moves all copies of a product from the cart to the list of saved products, where they add up; no error when it is not in the
   * cart. SavedLimit when the list is full, QuantityLimit when it would hold more than 99 copies of the product.
   */
  saveForLater?: Maybe<Cart>;
  /**
   * Keeps the application's own data in the caller's session: a JSON object. MERGE (if left out) replaces the keys it
   * is given (500 at most) and drops those given as null; REPLACE replaces all. Data are kept exactly or refused: a number
   * that a double does not hold, or a name twice in an object, is InvalidInput; so pass data as a variable, whose text is
   * checked. expectedVersion is the dataVersion last read; refused with SessionChanged (errorInfo.dataVersion) when another
   * save came first.
   */
  saveSession?: Maybe<Session>;
  /** Sets how many copies (0 to 99) of a record the caller's cart holds; 0 takes it out. */
  setCartItemQuantity?: Maybe<Cart>;
  /**
   * Takes a product off sale, or back: off sale it is absent for shoppers, and carts show it as unavailable.
   * ProductChanged (errorInfo.version) when it is not `expectedVersion` any more. For admins.
   */
  setOnSale?: Maybe<ManagedProduct>;
  /** The secret of a new authenticator, where a sign-in asks for its set-up (challenge MFA_SETUP). */
  setUpSignIn?: Maybe<AuthenticatorSecret>;
  /**
   * Notes that a packed order is on its way, and mails the buyer the tracking number (1 to 64 characters). Errors and `ownerId` as
   * with packOrder. For admins.
   */
  shipOrder?: Maybe<Purchase>;
  /**
   * Revokes the refresh token of this browser and clears the cookies. Only at the path /graphql/refresh. False: the cookies are
   * cleared, but Cognito has not confirmed. End the session first.
   */
  signOut?: Maybe<Scalars["Boolean"]["output"]>;
  /**
   * Gives the secret of a new authenticator app, which confirmAuthenticator takes into use; one that is in use stays so until
   * then. Needs a fresh sign-in.
   */
  startAuthenticator?: Maybe<AuthenticatorSecret>;
  /**
   * A ticket with which a guest (listenerId: its identity id) listens as the session of this call, and can do nothing else. For
   * clients that cannot send their access token to the realtime endpoint.
   */
  startListening?: Maybe<ListenTicket>;
  /**
   * Begins the registration of a passkey: gives WebAuthn's creation options (PublicKeyCredentialCreationOptionsJSON), good for one
   * registration within the next minutes. Needs a fresh sign-in. NotOffered where the store has no passkeys.
   */
  startPasskey?: Maybe<Scalars["AWSJSON"]["output"]>;
  /**
   * Begins the session of this sign-in; to be called right after signing in. device is shown in the list of sessions (1 to
   * 100 characters), with how the client says that it signed in. Called again it returns the running session; an ended or
   * expired one is never revived.
   */
  startSession?: Maybe<Session>;
  /**
   * Turns the second step of sign-in off. Needs a fresh sign-in. NotOffered where the store requires it. The owner gets a
   * mail.
   */
  turnOffAuthenticator?: Maybe<Security>;
  /**
   * Makes purchases from before orders known to `orders`: those among the next 50 items of the table. Changes nothing of others. To be called with
   * each `nextToken` until that is null. Repeatable. For admins.
   */
  upgradePurchases?: Maybe<UpgradedPurchases>;
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationAddCartItemArgs = {
  productId: Scalars["ID"]["input"];
  quantity?: InputMaybe<Scalars["Int"]["input"]>;
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationAnswerSignInArgs = {
  answers: Scalars["AWSJSON"]["input"];
  challenge: Scalars["String"]["input"];
  device: Scalars["String"]["input"];
  session?: InputMaybe<Scalars["String"]["input"]>;
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationBanUserArgs = {
  userId: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationBeginSignInArgs = {
  email: Scalars["AWSEmail"]["input"];
  factor?: InputMaybe<SignInFactor>;
  srpA?: InputMaybe<Scalars["String"]["input"]>;
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationCancelOrderArgs = {
  id: Scalars["ID"]["input"];
  reason: Scalars["String"]["input"];
  userId: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationChangeProductArgs = {
  expectedVersion: Scalars["Int"]["input"];
  input: ProductInput;
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationChangeStockArgs = {
  copies: Scalars["Int"]["input"];
  id: Scalars["ID"]["input"];
  key: Scalars["ID"]["input"];
  note?: InputMaybe<Scalars["String"]["input"]>;
  reason: StockReason;
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationCheckoutArgs = {
  cartVersion: Scalars["Int"]["input"];
  expectedTotalCents: Scalars["Int"]["input"];
  idempotencyKey: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationCompletePasskeyArgs = {
  credential: Scalars["AWSJSON"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationConfirmAuthenticatorArgs = {
  code: Scalars["String"]["input"];
  name?: InputMaybe<Scalars["String"]["input"]>;
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationConfirmSetUpArgs = {
  code: Scalars["String"]["input"];
  session: Scalars["String"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationCreateProductArgs = {
  input: ProductInput;
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationDeleteProductArgs = {
  id: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationEndSessionArgs = {
  id: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationEndUserSessionsArgs = {
  userId: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationLiftBanArgs = {
  userId: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationListProductArgs = {
  id: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationMergeCartArgs = {
  claimToken: Scalars["String"]["input"];
  guestCartId: Scalars["ID"]["input"];
  strategy?: InputMaybe<MergeStrategy>;
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationMoveToCartArgs = {
  productId: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationNamePasskeyArgs = {
  id: Scalars["ID"]["input"];
  name: Scalars["String"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationPackOrderArgs = {
  id: Scalars["ID"]["input"];
  userId: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationPutProductArgs = {
  input: ProductInput;
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationRemoveCartItemArgs = {
  productId: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationRemovePasskeyArgs = {
  id: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationRemoveSavedArgs = {
  productId: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationResendConfirmationArgs = {
  id: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationResendOrderMailArgs = {
  id: Scalars["ID"]["input"];
  userId: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationSaveForLaterArgs = {
  productId: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationSaveSessionArgs = {
  data: Scalars["AWSJSON"]["input"];
  expectedVersion: Scalars["Int"]["input"];
  mode?: InputMaybe<SaveMode>;
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationSetCartItemQuantityArgs = {
  productId: Scalars["ID"]["input"];
  quantity: Scalars["Int"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationSetOnSaleArgs = {
  expectedVersion: Scalars["Int"]["input"];
  id: Scalars["ID"]["input"];
  onSale: Scalars["Boolean"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationSetUpSignInArgs = {
  session: Scalars["String"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationShipOrderArgs = {
  id: Scalars["ID"]["input"];
  trackingNumber: Scalars["String"]["input"];
  userId: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationStartListeningArgs = {
  listenerId: Scalars["ID"]["input"];
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationStartSessionArgs = {
  device: Scalars["String"]["input"];
  signedInBy?: InputMaybe<SignInMethod>;
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationUpgradePurchasesArgs = {
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
};

/** What the store keeps about a user, besides the purchases. */
export type MyData = {
  __typename?: "MyData";
  /** The cart. */
  cart: Cart;
  /** Who the user is. */
  profile: Profile;
  /** All running sessions, the one used last first. */
  sessions: Array<Session>;
};

/** What became of the mail that tells the owner of an account of a change. It never decides whether the change stands. */
export type Notice =
  /** Could not be handed over. */
  | "FAILED"
  /** The store has no sender address, or Cognito has verified no address of the user: none is sent. */
  | "NOT_CONFIGURED"
  /** Handed over for delivery. */
  | "SENT";

/** A purchase as the store's owner sees it. */
export type Order = {
  __typename?: "Order";
  /** What became of the confirmation mail. */
  confirmation: Confirmation;
  /** Copies of all lines together. */
  copies: Scalars["Int"]["output"];
  /** The buyer's address at the checkout; null where Cognito had verified none, and in purchases from before orders. */
  email?: Maybe<Scalars["String"]["output"]>;
  /** The purchase's id. */
  id: Scalars["ID"]["output"];
  /** One line a product. */
  lines: Array<PurchaseLine>;
  /** When it was bought. */
  purchasedAt: Scalars["AWSDateTime"]["output"];
  /** How far it has got. */
  state: OrderState;
  /** What was done with it, oldest first. */
  steps: Array<OrderStep>;
  /** What it cost, in cents. */
  totalCents: Scalars["Int"]["output"];
  /** What its parcel is found by; null until it is shipped. */
  trackingNumber?: Maybe<Scalars["String"]["output"]>;
  /** The buyer's sub. */
  userId: Scalars["ID"]["output"];
};

/** One page of orders. */
export type OrderPage = {
  __typename?: "OrderPage";
  /** The orders of this page, newest first. */
  items: Array<OrderSummary>;
  /** What to pass for the next page; null after the last. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
};

/** How far the store has got with a purchase. */
export type OrderState =
  /** Cancelled; its copies are in stock again. */
  | "CANCELLED"
  /** Bought, not packed yet. */
  | "NEW"
  /** Packed, to be shipped. */
  | "PACKED"
  /** On its way, or delivered. */
  | "SHIPPED";

/** What the store did with a purchase. */
export type OrderStep = {
  __typename?: "OrderStep";
  /** When. */
  at: Scalars["AWSDateTime"]["output"];
  /** What became of the mail about it. */
  mail: Confirmation;
  /** Why it was cancelled; null for other steps. */
  reason?: Maybe<Scalars["String"]["output"]>;
  /** What that made of it. */
  state: OrderState;
};

/** An order in a list. */
export type OrderSummary = {
  __typename?: "OrderSummary";
  /** Copies of all lines together. */
  copies: Scalars["Int"]["output"];
  /** The buyer's address at the checkout; null where there is none. */
  email?: Maybe<Scalars["String"]["output"]>;
  /** The purchase's id. */
  id: Scalars["ID"]["output"];
  /** When it was bought. */
  purchasedAt: Scalars["AWSDateTime"]["output"];
  /** How far it has got. */
  state: OrderState;
  /** What it cost, in cents. */
  totalCents: Scalars["Int"]["output"];
  /** The buyer's sub. */
  userId: Scalars["ID"]["output"];
};

/** A passkey of the user, as Cognito lists it, under the user's own name. */
export type Passkey = {
  __typename?: "Passkey";
  /** When it was registered. */
  createdAt?: Maybe<Scalars["AWSDateTime"]["output"]>;
  /** Its credential id in base64url, as WebAuthn has it. */
  id: Scalars["ID"]["output"];
  /** What the user calls it (namePasskey); until then what Cognito calls it, by its kind. */
  name?: Maybe<Scalars["String"]["output"]>;
};

/** What a change of the passkeys has left. */
export type PasskeyChange = {
  __typename?: "PasskeyChange";
  /** What became of the mail to the owner about the change; null for a change of a name. */
  notice?: Maybe<Notice>;
  /** The passkeys that sign in to this account now. */
  passkeys: Array<Passkey>;
};

/** A user's account as the store's owner sees it. */
export type Person = {
  __typename?: "Person";
  /** Whether the user is banned: disabled at Cognito. */
  banned: Scalars["Boolean"]["output"];
  /** When it was opened. */
  createdAt: Scalars["AWSDateTime"]["output"];
  /** The address that the user signs in with. */
  email?: Maybe<Scalars["String"]["output"]>;
  /** Whether the user has proved that it receives mail at this address. */
  emailVerified: Scalars["Boolean"]["output"];
  /** The user's sub. */
  id: Scalars["ID"]["output"];
  /** Where the account has got to. */
  status: PersonStatus;
};

/** A sign-in of a user as the store's owner sees it: without the application's data. */
export type PersonSession = {
  __typename?: "PersonSession";
  /** When it began. */
  createdAt: Scalars["AWSDateTime"]["output"];
  /** The device as it named itself. */
  device: Scalars["String"]["output"];
  /** When it expires unless it is used before, or for good when the absolute limit is reached. */
  expiresAt: Scalars["AWSDateTime"]["output"];
  /** Id of the session. */
  id: Scalars["ID"]["output"];
  /** When it was last used; may lag by the touch interval (30 s). */
  lastSeenAt: Scalars["AWSDateTime"]["output"];
  /** How the user signed in; null where the client has not said. */
  signedInBy?: Maybe<SignInMethod>;
  /** Whether the store saw that itself. False: the client says so. */
  signedInByVerified: Scalars["Boolean"]["output"];
};

/** Where an account has got to. */
export type PersonStatus =
  /** In use. */
  | "CONFIRMED"
  /** Another state of Cognito's. */
  | "OTHER"
  /** Cannot be used before a new password is set. */
  | "PASSWORD_DUE"
  /** Registered; the address is not confirmed yet. */
  | "UNCONFIRMED";

/** A record in the catalogue. */
export type Product = {
  __typename?: "Product";
  /** Who plays on it. */
  artist: Scalars["String"]["output"];
  /** The shelf it stands on. */
  genre: Genre;
  /** Lower-case letters, digits and hyphens, 1 to 64 characters. */
  id: Scalars["ID"]["output"];
  /** Path of its cover on the site. */
  image: Scalars["String"]["output"];
  /** Price of one copy, in cents. */
  priceCents: Scalars["Int"]["output"];
  /** Copies left. */
  stock: Scalars["Int"]["output"];
  /** Title of the record. */
  title: Scalars["String"]["output"];
  /** Titles of its tracks, in order. */
  tracks: Array<Scalars["String"]["output"]>;
  /** Year of its first release. */
  year: Scalars["Int"]["output"];
};

/** A record as an admin puts it into the catalogue. Texts hold no control characters and no invisible marks of direction. */
export type ProductInput = {
  /** 1 to 200 characters. */
  artist: Scalars["String"]["input"];
  /** The shelf it stands on. */
  genre: Genre;
  /** Lower-case letters, digits and hyphens, 1 to 64 characters. */
  id: Scalars["ID"]["input"];
  /** Path of a cover on the site, such as the default /covers/<id>.svg: one name of a .svg, .png, .jpg, .webp or .avif file. */
  image?: InputMaybe<Scalars["String"]["input"]>;
  /** Price of one copy in cents, 1 to 400000. */
  priceCents: Scalars["Int"]["input"];
  /**
   * Copies left, 0 to 1000000. If left out, a record keeps what purchases have left of it, and a new one has none: so change
   * a price without it, and give it only when copies were counted.
   */
  stock?: InputMaybe<Scalars["Int"]["input"]>;
  /** 1 to 200 characters. */
  title: Scalars["String"]["input"];
  /** At most 100 titles of 1 to 200 characters. */
  tracks: Array<Scalars["String"]["input"]>;
  /** 1860 to 2100. */
  year: Scalars["Int"]["input"];
};

/** One page of the catalogue. */
export type ProductPage = {
  __typename?: "ProductPage";
  /** The records of this page; may be fewer than the limit although more follow. */
  items: Array<Product>;
  /** What to pass for the next page; null after the last. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
};

/** How records are sorted. */
export type ProductSort =
  /** The one that was added last first. */
  | "NEWEST"
  /** The dearest first. */
  | "PRICE_DOWN"
  /** The cheapest first. */
  | "PRICE_UP"
  /** By title. The default. */
  | "TITLE";

/** Who a user is, as Cognito knows it now. */
export type Profile = {
  __typename?: "Profile";
  /** Whether sign-in asks for a code of an authenticator app. */
  authenticator: Scalars["Boolean"]["output"];
  /** The address that the user signs in with. */
  email?: Maybe<Scalars["String"]["output"]>;
  /** Whether the user has proved that it receives mail at this address. */
  emailVerified: Scalars["Boolean"]["output"];
  /** The user's sub. */
  id: Scalars["ID"]["output"];
  /** The passkeys that sign in to this account; null where the store has none. */
  passkeys?: Maybe<Array<Passkey>>;
};

/** What was bought, as it was sold. */
export type Purchase = {
  __typename?: "Purchase";
  /** What became of the confirmation mail. */
  confirmation: Confirmation;
  /** The idempotencyKey that it was bought with. */
  id: Scalars["ID"]["output"];
  /** One line a record. */
  lines: Array<PurchaseLine>;
  /** Whose purchase it is: "user#" and the user's sub. Clients select it in checkout: live updates are delivered by it. */
  ownerId: Scalars["ID"]["output"];
  /** When it was bought. */
  purchasedAt: Scalars["AWSDateTime"]["output"];
  /** How far the store has got with it. */
  state: OrderState;
  /** What the store did with it, oldest first. */
  steps: Array<OrderStep>;
  /** What it cost, in cents. */
  totalCents: Scalars["Int"]["output"];
  /** What its parcel is found by; null until it is shipped. */
  trackingNumber?: Maybe<Scalars["String"]["output"]>;
};

/** Copies of one record in a purchase, with title and price as sold. */
export type PurchaseLine = {
  __typename?: "PurchaseLine";
  /** Artist as sold. */
  artist: Scalars["String"]["output"];
  /** Price of one copy as sold, in cents. */
  priceCents: Scalars["Int"]["output"];
  /** The record's id. */
  productId: Scalars["ID"]["output"];
  /** How many copies. */
  quantity: Scalars["Int"]["output"];
  /** Title as sold. */
  title: Scalars["String"]["output"];
  /** Price of the copies, in cents. */
  totalCents: Scalars["Int"]["output"];
};

/** One page of a user's purchases. */
export type PurchasePage = {
  __typename?: "PurchasePage";
  /** The purchases of this page, newest first. */
  items: Array<Purchase>;
  /** What to pass for the next page; null after the last. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
};

/** What can be read. */
export type Query = {
  __typename?: "Query";
  /** The caller's own cart; an empty one (version 0) when there is none. */
  cart?: Maybe<Cart>;
  /**
   * Records whose title or artist has words that begin with the words of `search`, whatever their diacritics and case; all
   * records if it is omitted. At most 50 a page (24 if omitted). Sorted by title if `sort` is omitted.
   */
  findProducts?: Maybe<ProductPage>;
  /** Products on sale with at most 5 copies, the fewest first: at most 100 (20 if omitted). A change shows a moment later. For admins. */
  lowStock?: Maybe<Array<ManagedProduct>>;
  /** One product as its owner sees it, off sale or not; null when there is none of this id. For admins. */
  managedProduct?: Maybe<ManagedProduct>;
  /**
   * Products as their owner sees them, off sale ones too, found as by findProducts. A page filtered by `stock` may be
   * shorter than the limit although more follow. For admins.
   */
  managedProducts?: Maybe<ManagedProductPage>;
  /**
   * What the store keeps about the user: profile, running sessions and cart. The purchases are in purchases. Needs no fresh
   * sign-in.
   */
  myData?: Maybe<MyData>;
  /** One order, or null when the buyer has none of this id. For admins. */
  order?: Maybe<Order>;
  /** What admins did with an order within a year, newest first. At most 100 a page (20 if omitted). For admins. */
  orderHistory?: Maybe<ChangePage>;
  /**
   * Orders: purchases as the store's owner sees them, newest first; of one day (UTC) or in one state where these are given. At most 50 a
   * page (20 if omitted). An order shows a moment after its purchase or step. For admins.
   */
  orders?: Maybe<OrderPage>;
  /** Orders of one buyer, newest first; userId is the buyer's sub. At most 50 a page (20 if omitted). For admins. */
  ordersOf?: Maybe<OrderPage>;
  /** The account of an address; null when there is none. For admins. */
  person?: Maybe<Person>;
  /** What admins did to a user within a year, newest first. At most 100 a page (20 if omitted). For admins. */
  personHistory?: Maybe<ChangePage>;
  /** The running sessions of a user, the one used last first; userId is the user's sub. For admins. */
  personSessions?: Maybe<Array<PersonSession>>;
  /** One record, or null when the catalogue has none of this id. */
  product?: Maybe<Product>;
  /** What admins changed in a product within a year, newest first. At most 100 a page (20 if omitted). For admins. */
  productHistory?: Maybe<ChangePage>;
  /** Records on sale: one genre by title, or all genres in no particular order. At most 100 a page (24 if left out). */
  products?: Maybe<ProductPage>;
  /** One of the user's own purchases, or null when the user has none of this id. */
  purchase?: Maybe<Purchase>;
  /** The user's purchases, newest first. At most 100 a page (20 if left out). */
  purchases?: Maybe<PurchasePage>;
  /** What the caller has saved for later; an empty list (version 0) when there is none. */
  saved?: Maybe<SavedList>;
  /** How the user's account is secured, as Cognito knows it now. */
  security?: Maybe<Security>;
  /** The session that the caller is in. A guest's begins when it is first asked for or saved. */
  session?: Maybe<Session>;
  /** All running sessions of the user, on all devices, the one used last first. */
  sessions?: Maybe<Array<Session>>;
  /**
   * What was sold on a day (UTC), added up out of its orders. A page covers as many orders as one request can add up: the numbers of
   * all pages together are those of the day. A day of up to some hundred orders is one page. For admins.
   */
  shopDay?: Maybe<ShopDay>;
};

/** What can be read. */
export type QueryFindProductsArgs = {
  genre?: InputMaybe<Genre>;
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
  search?: InputMaybe<Scalars["String"]["input"]>;
  sort?: InputMaybe<ProductSort>;
};

/** What can be read. */
export type QueryLowStockArgs = {
  limit?: InputMaybe<Scalars["Int"]["input"]>;
};

/** What can be read. */
export type QueryManagedProductArgs = {
  id: Scalars["ID"]["input"];
};

/** What can be read. */
export type QueryManagedProductsArgs = {
  genre?: InputMaybe<Genre>;
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
  search?: InputMaybe<Scalars["String"]["input"]>;
  sort?: InputMaybe<ProductSort>;
  stock?: InputMaybe<StockFilter>;
};

/** What can be read. */
export type QueryOrderArgs = {
  id: Scalars["ID"]["input"];
  userId: Scalars["ID"]["input"];
};

/** What can be read. */
export type QueryOrderHistoryArgs = {
  id: Scalars["ID"]["input"];
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
};

/** What can be read. */
export type QueryOrdersArgs = {
  day?: InputMaybe<Scalars["AWSDate"]["input"]>;
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
  state?: InputMaybe<OrderState>;
};

/** What can be read. */
export type QueryOrdersOfArgs = {
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
  userId: Scalars["ID"]["input"];
};

/** What can be read. */
export type QueryPersonArgs = {
  email: Scalars["AWSEmail"]["input"];
};

/** What can be read. */
export type QueryPersonHistoryArgs = {
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
  userId: Scalars["ID"]["input"];
};

/** What can be read. */
export type QueryPersonSessionsArgs = {
  userId: Scalars["ID"]["input"];
};

/** What can be read. */
export type QueryProductArgs = {
  id: Scalars["ID"]["input"];
};

/** What can be read. */
export type QueryProductHistoryArgs = {
  id: Scalars["ID"]["input"];
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
};

/** What can be read. */
export type QueryProductsArgs = {
  genre?: InputMaybe<Genre>;
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
};

/** What can be read. */
export type QueryPurchaseArgs = {
  id: Scalars["ID"]["input"];
};

/** What can be read. */
export type QueryPurchasesArgs = {
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
};

/** What can be read. */
export type QueryShopDayArgs = {
  day: Scalars["AWSDate"]["input"];
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
};

/** How saveSession treats what the session holds already. */
export type SaveMode =
  /** Keys given replace those of the same name, keys given as null are dropped, others stay. The default. */
  | "MERGE"
  /** The data given replace all. */
  | "REPLACE";

/** Copies of one product on a list of saved products. */
export type SavedLine = {
  __typename?: "SavedLine";
  /** The product; null when it is not sold any more. */
  product?: Maybe<Product>;
  /** The product's id. */
  productId: Scalars["ID"]["output"];
  /** How many copies, 1 to 99. */
  quantity: Scalars["Int"]["output"];
};

/** What somebody has saved for later. At most 50 products and 99 copies of each. A checkout leaves it as it is. */
export type SavedList = {
  __typename?: "SavedList";
  /**
   * When it is forgotten unless a product is saved or moved before: a guest's with its cart, a user's after a year; null when
   * there is no list.
   */
  expiresAt?: Maybe<Scalars["AWSDateTime"]["output"]>;
  /** One line a product, in the order of their ids. */
  lines: Array<SavedLine>;
  /** Grows with every change and never repeats for its owner; 0 when there is no list. */
  version: Scalars["Int"]["output"];
};

/** How an account is secured. */
export type Security = {
  __typename?: "Security";
  /** Whether sign-in asks for a code of an authenticator app. */
  authenticator: Scalars["Boolean"]["output"];
  /** Whether that is recent enough to change anything here (FreshSignInRequired otherwise). */
  fresh: Scalars["Boolean"]["output"];
  /** What became of the mail to the owner about the change that this call made; null when it changed nothing. */
  notice?: Maybe<Notice>;
  /** The passkeys that sign in to this account. Only of the query security; null where the store has no passkeys. */
  passkeys?: Maybe<Array<Passkey>>;
  /** When the user of this call signed in. */
  signedInAt: Scalars["AWSDateTime"]["output"];
};

/** One sign-in on one device, or one guest's visit. */
export type Session = {
  __typename?: "Session";
  /** When it began. */
  createdAt: Scalars["AWSDateTime"]["output"];
  /** Whether it is the session of this call. */
  current: Scalars["Boolean"]["output"];
  /** The application's own data: a JSON object. */
  data: Scalars["AWSJSON"]["output"];
  /** Grows with every saveSession; 0 before the first. */
  dataVersion: Scalars["Int"]["output"];
  /** The device as it named itself. */
  device: Scalars["String"]["output"];
  /** When it expires unless it is used before, or for good when the absolute limit is reached. */
  expiresAt: Scalars["AWSDateTime"]["output"];
  /** What endSession asks for. */
  id: Scalars["ID"]["output"];
  /** When it was last used; may lag by the touch interval (30 s). */
  lastSeenAt: Scalars["AWSDateTime"]["output"];
  /** How the user signed in; null for guests, and where the client has not said. */
  signedInBy?: Maybe<SignInMethod>;
  /** Whether the store saw that itself. False: the client says so. */
  signedInByVerified: Scalars["Boolean"]["output"];
};

/** Sessions that have just ended. Clients select both fields: live updates are delivered by them. */
export type SessionsEnded = {
  __typename?: "SessionsEnded";
  /** Whose sessions: "user#" and the user's sub. */
  ownerId: Scalars["ID"]["output"];
  /** Their ids. */
  sessionIds: Array<Scalars["ID"]["output"]>;
};

/** What was sold on a day, or in the part of it that a page covers. Cancelled orders count as cancelled only. */
export type ShopDay = {
  __typename?: "ShopDay";
  /** Orders that were cancelled since. */
  cancelled: Scalars["Int"]["output"];
  /** Copies sold. */
  copies: Scalars["Int"]["output"];
  /** The day (UTC). */
  day: Scalars["AWSDate"]["output"];
  /** What to pass for the numbers of the rest of the day; null after the last. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
  /** Orders. */
  orders: Scalars["Int"]["output"];
  /** Orders in each of the day's 24 hours (UTC). */
  ordersByHour: Array<Scalars["Int"]["output"]>;
  /** What they cost, in whole cents. No Int: those end at 21 million dollars. */
  revenueCents: Scalars["Float"]["output"];
  /** Products that were sold, in no particular order. */
  sold: Array<SoldProduct>;
};

/** What a sign-in begins with. */
export type SignInFactor =
  /** A passkey. */
  | "PASSKEY"
  /** The password, proved by SRP. The default. */
  | "PASSWORD";

/** How a user has signed in. */
export type SignInMethod =
  /** With a passkey. */
  | "PASSKEY"
  /** With the password. */
  | "PASSWORD"
  /** With the password and a code of an authenticator. */
  | "PASSWORD_AND_CODE";

/** Where a sign-in has got to: done, or what Cognito asks for next. */
export type SignInStep = {
  __typename?: "SignInStep";
  /** What Cognito asks for, by its name of the challenge; null when done. */
  challenge?: Maybe<Scalars["String"]["output"]>;
  /** The challenges to choose from, where challenge is SELECT_CHALLENGE. */
  choices?: Maybe<Array<Scalars["String"]["output"]>>;
  /** Whether the user is signed in. */
  done: Scalars["Boolean"]["output"];
  /** What Cognito tells for the answer: an object of texts. */
  parameters?: Maybe<Scalars["AWSJSON"]["output"]>;
  /** What to send back with the answer, where Cognito gives one. */
  session?: Maybe<Scalars["String"]["output"]>;
  /** Who is signed in; null until it is done. */
  user?: Maybe<SignedIn>;
};

/** Who is signed in in this browser. No token is among it. */
export type SignedIn = {
  __typename?: "SignedIn";
  /** The address, if Cognito has verified it. */
  email?: Maybe<Scalars["String"]["output"]>;
  /** When the access token in the cookie expires, in epoch seconds: time for refreshSignIn. */
  expiresAt: Scalars["AWSTimestamp"]["output"];
  /** The session at the store. */
  sessionId: Scalars["ID"]["output"];
};

/** What was sold of a product, with title and artist as sold. */
export type SoldProduct = {
  __typename?: "SoldProduct";
  /** Artist as sold. */
  artist: Scalars["String"]["output"];
  /** Copies sold. */
  copies: Scalars["Int"]["output"];
  /** The product's id. */
  productId: Scalars["ID"]["output"];
  /** What they cost, in whole cents. */
  revenueCents: Scalars["Float"]["output"];
  /** Title as sold. */
  title: Scalars["String"]["output"];
};

/** Which products of a list are wanted. */
export type StockFilter =
  /** 1 to 5 copies left. */
  | "LOW"
  /** Off sale. */
  | "OFF_SALE"
  /** No copy left. */
  | "SOLD_OUT";

/** Why a stock changes. */
export type StockReason =
  /** Copies were counted. */
  | "COUNT"
  /** Copies are damaged. */
  | "DAMAGE"
  /** Copies arrived. */
  | "DELIVERY"
  /** Copies are lost. */
  | "LOSS"
  /** See the note. */
  | "OTHER"
  /** A customer sent copies back. */
  | "RETURN";

/**
 * What is told live, each to its owner alone, whoever made the change. An event carries the fields that the mutation behind
 * it selected and no others. A subscription ends with the session that it was started in: its connection closes. A guest with a
 * ticket (see startListening) listens as that session's user.
 */
export type Subscription = {
  __typename?: "Subscription";
  /** The caller's own cart as a mutation has just left it. A checkout empties it too: users hear of that by onPurchased. */
  onCartChanged?: Maybe<Cart>;
  /** A purchase of the user that the store has just packed, shipped or cancelled, or mailed about again. Guests need a ticket. */
  onPurchaseChanged?: Maybe<Purchase>;
  /** A purchase that the user has just made, on any device. Guests need a ticket. */
  onPurchased?: Maybe<Purchase>;
  /** Sessions of the user that have just ended, by the user or by an admin. Guests need a ticket. */
  onSessionsEnded?: Maybe<SessionsEnded>;
};

/**
 * What is told live, each to its owner alone, whoever made the change. An event carries the fields that the mutation behind
 * it selected and no others. A subscription ends with the session that it was started in: its connection closes. A guest with a
 * ticket (see startListening) listens as that session's user.
 */
export type SubscriptionOnCartChangedArgs = {
  ticket?: InputMaybe<Scalars["String"]["input"]>;
};

/**
 * What is told live, each to its owner alone, whoever made the change. An event carries the fields that the mutation behind
 * it selected and no others. A subscription ends with the session that it was started in: its connection closes. A guest with a
 * ticket (see startListening) listens as that session's user.
 */
export type SubscriptionOnPurchaseChangedArgs = {
  ticket?: InputMaybe<Scalars["String"]["input"]>;
};

/**
 * What is told live, each to its owner alone, whoever made the change. An event carries the fields that the mutation behind
 * it selected and no others. A subscription ends with the session that it was started in: its connection closes. A guest with a
 * ticket (see startListening) listens as that session's user.
 */
export type SubscriptionOnPurchasedArgs = {
  ticket?: InputMaybe<Scalars["String"]["input"]>;
};

/**
 * What is told live, each to its owner alone, whoever made the change. An event carries the fields that the mutation behind
 * it selected and no others. A subscription ends with the session that it was started in: its connection closes. A guest with a
 * ticket (see startListening) listens as that session's user.
 */
export type SubscriptionOnSessionsEndedArgs = {
  ticket?: InputMaybe<Scalars["String"]["input"]>;
};

/** What a call of upgradePurchases did. */
export type UpgradedPurchases = {
  __typename?: "UpgradedPurchases";
  /** Purchases that orders know now, and did not before. */
  count: Scalars["Int"]["output"];
  /** What to pass to the next call; null after the last. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
};
