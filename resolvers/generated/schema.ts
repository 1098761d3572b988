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
  AWSJSON: { input: unknown; output: unknown };
  AWSTimestamp: { input: number; output: number };
};

/** The secret from which an authenticator computes its codes. */
export type AuthenticatorSecret = {
  __typename?: "AuthenticatorSecret";
  /** The secret in Base32, as users type it. */
  secret: Scalars["String"]["output"];
  /** The session for confirmSetUp; only from setUpSignIn. */
  session?: Maybe<Scalars["String"]["output"]>;
};

/** The products that a caller wants to buy. At most 50 products and 99 copies of each. */
export type Cart = {
  __typename?: "Cart";
  /** A secret for merging the cart into the user's after sign-in: see mergeCart. Null for users. */
  claimToken?: Maybe<Scalars["String"]["output"]>;
  /** When it expires unless it changes before; null if there is no cart. */
  expiresAt?: Maybe<Scalars["AWSDateTime"]["output"]>;
  /**
   * The owner of the cart: "guest#" and the identity id, or "user#" and the user's sub. Clients select it in every mutation:
   * live updates are filtered by it.
   */
  id: Scalars["ID"]["output"];
  /** Copies in all lines. */
  itemCount: Scalars["Int"]["output"];
  /** One line per product, in the order of their ids. */
  lines: Array<CartLine>;
  /**
   * The owner's list of saved products. Clients select its version in saveForLater, moveToCart, removeSaved and mergeCart: live
   * updates are filtered by it. Null in a live update of another mutation.
   */
  saved?: Maybe<SavedList>;
  /** The current total in cents, without unavailable lines. */
  totalCents: Scalars["Int"]["output"];
  /**
   * Grows with every change and never repeats for its owner; 0 if there is no cart. checkout requires it. Clients select
   * it in every mutation.
   */
  version: Scalars["Int"]["output"];
};

/** Copies of one product in a cart. */
export type CartLine = {
  __typename?: "CartLine";
  /** Price of the copies in cents; null if the product was removed from the catalogue. */
  lineTotalCents?: Maybe<Scalars["Int"]["output"]>;
  /** The product; null if it was removed from the catalogue. */
  product?: Maybe<Product>;
  /** The product's id. */
  productId: Scalars["ID"]["output"];
  /** How many copies, 1 to 99. */
  quantity: Scalars["Int"]["output"];
};

/** A change by an admin. */
export type Change = {
  __typename?: "Change";
  /** The address that the admin signed in with. */
  actor: Scalars["String"]["output"];
  /** The time of it. */
  at: Scalars["AWSDateTime"]["output"];
  /**
   * Details: for CHANGED each field's value before and after, for STOCK the copies, reason and note, for SHIPPED the trackingNumber, for
   * CANCELLED the reason and the copies returned to stock, by product, for BANNED and SESSIONS_ENDED how many sessions ended.
   */
  details: Scalars["AWSJSON"]["output"];
  /** The kind of change. */
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
  /** Copies were added or removed. */
  | "STOCK";

/** One page of a history. */
export type ChangePage = {
  __typename?: "ChangePage";
  /** The changes of this page, newest first. */
  items: Array<Change>;
  /** The token for the next page; null on the last page. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
};

/** The outcome of the mail that confirms a purchase. It never decides whether the purchase stands. */
export type Confirmation =
  /** Not accepted for delivery; resendConfirmation tries again. */
  | "FAILED"
  /** The store has no sender address, so none is sent. */
  | "NOT_CONFIGURED"
  /** Being sent; use resendConfirmation if it remains in this state. */
  | "PENDING"
  /** Accepted for delivery. */
  | "SENT";

/** The genre of a product. */
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

/** A line of an import that was applied. */
export type ImportedLine = {
  __typename?: "ImportedLine";
  /** The address that the admin signed in with. */
  actor: Scalars["String"]["output"];
  /** When it was applied. */
  at: Scalars["AWSDateTime"]["output"];
  /** The number of its first line in the file. */
  line: Scalars["Int"]["output"];
};

/** One page of the lines of an import. */
export type ImportedLinePage = {
  __typename?: "ImportedLinePage";
  /** The lines of this page. */
  items: Array<ImportedLine>;
  /** The token for the next page; null on the last page. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
};

/** Permission to subscribe as a session. */
export type ListenTicket = {
  __typename?: "ListenTicket";
  /** When it expires for new subscriptions, in epoch seconds. It also ends with the session. */
  expiresAt: Scalars["AWSTimestamp"]["output"];
  /** The argument of the subscriptions. A secret. */
  ticket: Scalars["String"]["output"];
};

/** A product as admins see it. */
export type ManagedProduct = {
  __typename?: "ManagedProduct";
  /** When it was created; null for products of older releases. */
  addedAt?: Maybe<Scalars["AWSDateTime"]["output"]>;
  /** Its artist. */
  artist: Scalars["String"]["output"];
  /** Its genre. */
  genre: Genre;
  /** Lower-case letters, digits and hyphens, 1 to 64 characters. */
  id: Scalars["ID"]["output"];
  /** Path of its cover on the site. */
  image: Scalars["String"]["output"];
  /** When it was taken off sale; null if it is on sale. */
  offSaleAt?: Maybe<Scalars["AWSDateTime"]["output"]>;
  /** Price of one copy, in cents. */
  priceCents: Scalars["Int"]["output"];
  /** Copies left. */
  stock: Scalars["Int"]["output"];
  /** Title of the record. */
  title: Scalars["String"]["output"];
  /** Titles of its tracks, in order. */
  tracks: Array<Scalars["String"]["output"]>;
  /** Grows with every change except those of the stock; 0 before the first. */
  version: Scalars["Int"]["output"];
  /** Year of its first release. */
  year: Scalars["Int"]["output"];
};

/** One page of products as admins see them. */
export type ManagedProductPage = {
  __typename?: "ManagedProductPage";
  /** The products of this page; may be fewer than the limit although more follow. */
  items: Array<ManagedProduct>;
  /** The token for the next page; null on the last page. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
};

/** How quantities are merged when a guest's cart is merged into a user's. */
export type MergeStrategy =
  /** The guest's cart replaces the user's, unless it is empty. */
  | "KEEP_GUEST"
  /** The user's cart stays, unless it is empty. */
  | "KEEP_USER"
  /** Quantities are added, up to 99 copies of a product and 50 products. The default. */
  | "SUM";

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type Mutation = {
  __typename?: "Mutation";
  /** Adds copies (1 to 99; 1 if omitted) of a product to the caller's cart. Concurrent calls add up. */
  addCartItem?: Maybe<Cart>;
  /**
   * Responds to a challenge of a sign-in. answers: an object with the responses that Cognito requires for this challenge; a password
   * is never one of them. When the sign-in is done, the session named device has started, and the response sets the tokens as
   * cookies. At the path /graphql/refresh it revokes the browser's previous refresh token.
   */
  answerSignIn?: Maybe<SignInStep>;
  /**
   * Applies one line of a file of products, as a whole and once: creates the product (expectedVersion omitted) or replaces its
   * fields (expectedVersion: the version that the line was compared with), and adds `copies` to its stock or removes copies
   * (below 0); `stock` must be omitted. importId is the SHA-256 of the file in 64 hexadecimal digits, `line` the number of the
   * first line of the row. A repeated call for the same line of the same import within 30 days changes nothing. ProductExists,
   * ProductNotFound, ProductChanged (errorInfo.version), SoldOut (errorInfo.stock). Null if the line was applied before and its
   * product is deleted. For admins.
   */
  applyProductLine?: Maybe<ManagedProduct>;
  /**
   * Bans a user: disables the account at Cognito, then ends all of its sessions, effective immediately. A repeated call returns no
   * sessionIds. PersonNotFound if there is no such user, InvalidInput for the caller's own account. For admins.
   */
  banUser?: Maybe<SessionsEnded>;
  /**
   * Starts a sign-in with tokenStorage: cookie. With PASSWORD (the default) srpA is SRP's public value A in hexadecimal digits: the password
   * itself never leaves the client. CognitoRefused (errorInfo.reason: the name of Cognito's error) if Cognito refuses.
   */
  beginSignIn?: Maybe<SignInStep>;
  /**
   * Cancels an order that is NEW or PACKED: its copies are returned to stock, once, except those of products that were deleted. The buyer
   * gets a mail with the reason (1 to 200 characters). Errors and `ownerId` as with packOrder. For admins.
   */
  cancelOrder?: Maybe<Purchase>;
  /**
   * Replaces the fields of a product except its stock, which changeStock changes: `stock` must be omitted.
   * ProductChanged (errorInfo.version) if its version is no longer `expectedVersion`. For admins.
   */
  changeProduct?: Maybe<ManagedProduct>;
  /**
   * Adds copies to a product's stock, or removes copies (below 0). SoldOut (errorInfo.stock) if there are fewer.
   * `key` is a UUID that the client generates for this change: the same key within a day changes nothing. For admins.
   */
  changeStock?: Maybe<ManagedProduct>;
  /**
   * Buys the cart. idempotencyKey is a UUID that the client generates for this purchase, and becomes its id: the same key
   * returns the same purchase. CartChanged (errorInfo.version) if the cart's version is no longer cartVersion,
   * PriceChanged (errorInfo.totalCents) if the total is not expectedTotalCents.
   */
  checkout?: Maybe<Purchase>;
  /** Removes everything from the caller's cart. */
  clearCart?: Maybe<Cart>;
  /**
   * Registers the passkey that an authenticator has created. credential is WebAuthn's RegistrationResponseJSON. CognitoRefused
   * (errorInfo.reason, such as WebAuthnChallengeNotFoundException) if Cognito refuses it. The owner gets a mail.
   */
  completePasskey?: Maybe<PasskeyChange>;
  /**
   * Turns the second step of sign-in on, or moves it to the new app. code is what the app shows for the secret of
   * startAuthenticator, name (at most 100 characters) the user's name for it. CognitoRefused (errorInfo.reason
   * EnableSoftwareTokenMFAException) for a wrong code. The owner gets a mail.
   */
  confirmAuthenticator?: Maybe<Security>;
  /** Verifies a code of the new authenticator; answerSignIn (challenge MFA_SETUP) then completes the sign-in. */
  confirmSetUp?: Maybe<SignInStep>;
  /** Creates a product, on sale. ProductExists if there is one with this id. For admins. */
  createProduct?: Maybe<ManagedProduct>;
  /**
   * Ends all of the user's sessions and removes the names of passkeys, then deletes the user at Cognito. Requires a fresh sign-in. The
   * owner gets a mail. Purchases stay, because accounting requires them.
   */
  deleteAccount?: Maybe<Scalars["Boolean"]["output"]>;
  /** Deletes a product from the catalogue and returns it. Carts that hold it show it as unavailable. For admins. */
  deleteProduct?: Maybe<Product>;
  /** Ends all of the user's sessions except the one of this call, effective immediately. */
  endOtherSessions?: Maybe<SessionsEnded>;
  /** Ends one of the user's sessions, effective immediately. sessionIds is empty if there is no such running session. */
  endSession?: Maybe<SessionsEnded>;
  /** Ends all sessions of a user, effective immediately; userId is the user's sub. For admins. */
  endUserSessions?: Maybe<SessionsEnded>;
  /** Call it after listProduct for every product: until then findProducts scans the catalogue. Repeatable. For admins. */
  finishUpgrade?: Maybe<Scalars["Boolean"]["output"]>;
  /** Lifts a ban: the user can sign in again. Can be repeated. PersonNotFound if there is no such user. For admins. */
  liftBan?: Maybe<Person>;
  /** Adds a product of an older release to the search; changes nothing if it is already there. For admins. */
  listProduct?: Maybe<ManagedProduct>;
  /**
   * Merges a guest's cart into the user's, once, and the guest's list of saved products into the user's list. guestCartId and
   * claimToken are the guest cart's id and claimToken, read while still a guest. Repeated by the same user it returns the current
   * cart; InvalidClaim for other users.
   */
  mergeCart?: Maybe<Cart>;
  /**
   * Moves all copies of a product from the list of saved products back to the cart, where they add up under the cart's limits
   * (CartLimit, QuantityLimit); no error if it is not on the list. ProductNotFound if it is no longer sold.
   */
  moveToCart?: Maybe<Cart>;
  /**
   * Gives a passkey the user's own name, 1 to 60 characters. CognitoRefused (errorInfo.reason ResourceNotFoundException) if it does
   * not exist. Requires no fresh sign-in and sends no mail, because a name does not affect the sign-in.
   */
  namePasskey?: Maybe<PasskeyChange>;
  /**
   * Mails the owner that the password was changed: once per session and ten minutes. True if a mail was accepted for delivery. The
   * API never receives the password: clients change it at Cognito.
   */
  notePasswordChange?: Maybe<Scalars["Boolean"]["output"]>;
  /**
   * Marks an order as packed, and mails the buyer. userId is the buyer's sub. OrderChanged (errorInfo.state) if the order is no longer
   * NEW, OrderNotFound if the buyer has none with this id. Select `ownerId`: onPurchaseChanged filters by it. For admins.
   */
  packOrder?: Maybe<Purchase>;
  /** Puts a product into the catalogue, or replaces the one with the same id. Replaces the stock only if it is given. For admins. */
  putProduct?: Maybe<Product>;
  /**
   * Exchanges the refresh token of this browser for new tokens, as cookies. Only at the path /graphql/refresh. SessionExpired or
   * SessionEnded, with the cookies deleted, if the sign-in has ended.
   */
  refreshSignIn?: Maybe<SignedIn>;
  /** Removes a product from the caller's cart; no error if it is not in the cart. */
  removeCartItem?: Maybe<Cart>;
  /**
   * Removes a passkey: it no longer signs in. Sessions that it has started continue. Requires a fresh sign-in. CognitoRefused (errorInfo.reason
   * ResourceNotFoundException) for an unknown one. The owner gets a mail.
   */
  removePasskey?: Maybe<PasskeyChange>;
  /** Removes a product from the list of saved products; no error if it is not on the list. */
  removeSaved?: Maybe<Cart>;
  /**
   * Mails the confirmation of a purchase again, to the address that the user signed in with. TryAgain while another mail of
   * the purchase is being sent (a minute at most). TooManyMails (errorInfo.retryAfterSeconds) after 5 mails of a purchase, or 20 of a
   * user, within an hour.
   */
  resendConfirmation?: Maybe<Purchase>;
  /**
   * Mails the buyer again about the last step of an order; for a NEW order, the confirmation. The limits of resendConfirmation
   * apply to both fields together. `ownerId` as with packOrder. For admins.
   */
  resendOrderMail?: Maybe<Purchase>;
  /**
   * Moves all copies of a product from the cart to the list of saved products, where they add up; no error if it is not in the
   * cart. SavedLimit if the list is full, QuantityLimit if it would hold more than 99 copies of the product.
   */
  saveForLater?: Maybe<Cart>;
  /**
   * Saves the application's data in the caller's session: a JSON object. MERGE (the default) replaces the given keys (500 at
   * most) and removes those given as null; REPLACE replaces all. Data are stored exactly or refused: a number that a double
   * cannot represent, or a duplicate name in an object, is InvalidInput. Pass data as a variable, whose text is checked.
   * expectedVersion is the dataVersion last read; SessionChanged (errorInfo.dataVersion) if another save came first.
   */
  saveSession?: Maybe<Session>;
  /** Sets the number of copies (0 to 99) of a product in the caller's cart; 0 removes it. */
  setCartItemQuantity?: Maybe<Cart>;
  /**
   * Takes a product off sale or puts it back. Off sale it is absent for shoppers, and carts show it as unavailable.
   * ProductChanged (errorInfo.version) if its version is no longer `expectedVersion`. For admins.
   */
  setOnSale?: Maybe<ManagedProduct>;
  /** The secret of a new authenticator, if a sign-in requires its set-up (challenge MFA_SETUP). */
  setUpSignIn?: Maybe<AuthenticatorSecret>;
  /**
   * Marks a packed order as shipped, and mails the buyer the tracking number (1 to 64 characters). Errors and `ownerId` as
   * with packOrder. For admins.
   */
  shipOrder?: Maybe<Purchase>;
  /**
   * Revokes the refresh token of this browser and deletes the cookies. Only at the path /graphql/refresh. False: the cookies are
   * deleted, but Cognito has not confirmed. End the session first.
   */
  signOut?: Maybe<Scalars["Boolean"]["output"]>;
  /**
   * Returns the secret of a new authenticator app, which confirmAuthenticator activates; a current app stays active until
   * then. Requires a fresh sign-in.
   */
  startAuthenticator?: Maybe<AuthenticatorSecret>;
  /**
   * Returns a ticket that allows a guest (listenerId: its identity id) to subscribe as the session of this call, and nothing else.
   * For clients that cannot send their access token to the realtime endpoint.
   */
  startListening?: Maybe<ListenTicket>;
  /**
   * Starts the registration of a passkey: returns WebAuthn's creation options (PublicKeyCredentialCreationOptionsJSON), valid for one
   * registration within the next minutes. Requires a fresh sign-in. NotOffered if the store has no passkeys.
   */
  startPasskey?: Maybe<Scalars["AWSJSON"]["output"]>;
  /**
   * Starts the session of this sign-in; call it right after signing in. device is shown in the list of sessions (1 to
   * 100 characters), with the method of sign-in that the client reports. A repeated call returns the running session; an ended or
   * expired one is never revived.
   */
  startSession?: Maybe<Session>;
  /**
   * Turns the second step of sign-in off. Requires a fresh sign-in. NotOffered if the store requires it. The owner gets a
   * mail.
   */
  turnOffAuthenticator?: Maybe<Security>;
  /**
   * Adds purchases of older releases among the next 50 items of the table to `orders`. Does not change other purchases. Call it with
   * each `nextToken` until that is null. Repeatable. For admins.
   */
  upgradePurchases?: Maybe<UpgradedPurchases>;
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationAddCartItemArgs = {
  productId: Scalars["ID"]["input"];
  quantity?: InputMaybe<Scalars["Int"]["input"]>;
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationAnswerSignInArgs = {
  answers: Scalars["AWSJSON"]["input"];
  challenge: Scalars["String"]["input"];
  device: Scalars["String"]["input"];
  session?: InputMaybe<Scalars["String"]["input"]>;
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationApplyProductLineArgs = {
  copies?: InputMaybe<Scalars["Int"]["input"]>;
  expectedVersion?: InputMaybe<Scalars["Int"]["input"]>;
  importId: Scalars["ID"]["input"];
  input: ProductInput;
  line: Scalars["Int"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationBanUserArgs = {
  userId: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationBeginSignInArgs = {
  email: Scalars["AWSEmail"]["input"];
  factor?: InputMaybe<SignInFactor>;
  srpA?: InputMaybe<Scalars["String"]["input"]>;
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationCancelOrderArgs = {
  id: Scalars["ID"]["input"];
  reason: Scalars["String"]["input"];
  userId: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationChangeProductArgs = {
  expectedVersion: Scalars["Int"]["input"];
  input: ProductInput;
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationChangeStockArgs = {
  copies: Scalars["Int"]["input"];
  id: Scalars["ID"]["input"];
  key: Scalars["ID"]["input"];
  note?: InputMaybe<Scalars["String"]["input"]>;
  reason: StockReason;
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationCheckoutArgs = {
  cartVersion: Scalars["Int"]["input"];
  expectedTotalCents: Scalars["Int"]["input"];
  idempotencyKey: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationCompletePasskeyArgs = {
  credential: Scalars["AWSJSON"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationConfirmAuthenticatorArgs = {
  code: Scalars["String"]["input"];
  name?: InputMaybe<Scalars["String"]["input"]>;
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationConfirmSetUpArgs = {
  code: Scalars["String"]["input"];
  session: Scalars["String"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationCreateProductArgs = {
  input: ProductInput;
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationDeleteProductArgs = {
  id: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationEndSessionArgs = {
  id: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationEndUserSessionsArgs = {
  userId: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationLiftBanArgs = {
  userId: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationListProductArgs = {
  id: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationMergeCartArgs = {
  claimToken: Scalars["String"]["input"];
  guestCartId: Scalars["ID"]["input"];
  strategy?: InputMaybe<MergeStrategy>;
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationMoveToCartArgs = {
  productId: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationNamePasskeyArgs = {
  id: Scalars["ID"]["input"];
  name: Scalars["String"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationPackOrderArgs = {
  id: Scalars["ID"]["input"];
  userId: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationPutProductArgs = {
  input: ProductInput;
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationRemoveCartItemArgs = {
  productId: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationRemovePasskeyArgs = {
  id: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationRemoveSavedArgs = {
  productId: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationResendConfirmationArgs = {
  id: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationResendOrderMailArgs = {
  id: Scalars["ID"]["input"];
  userId: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationSaveForLaterArgs = {
  productId: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationSaveSessionArgs = {
  data: Scalars["AWSJSON"]["input"];
  expectedVersion: Scalars["Int"]["input"];
  mode?: InputMaybe<SaveMode>;
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationSetCartItemQuantityArgs = {
  productId: Scalars["ID"]["input"];
  quantity: Scalars["Int"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationSetOnSaleArgs = {
  expectedVersion: Scalars["Int"]["input"];
  id: Scalars["ID"]["input"];
  onSale: Scalars["Boolean"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationSetUpSignInArgs = {
  session: Scalars["String"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationShipOrderArgs = {
  id: Scalars["ID"]["input"];
  trackingNumber: Scalars["String"]["input"];
  userId: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationStartListeningArgs = {
  listenerId: Scalars["ID"]["input"];
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationStartSessionArgs = {
  device: Scalars["String"]["input"];
  signedInBy?: InputMaybe<SignInMethod>;
};

/** Writes. Each mutation of a cart returns the whole cart after the change. */
export type MutationUpgradePurchasesArgs = {
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
};

/** The data that the store keeps about a user, besides the purchases. */
export type MyData = {
  __typename?: "MyData";
  /** The cart. */
  cart: Cart;
  /** The user's profile. */
  profile: Profile;
  /** All running sessions, last used first. */
  sessions: Array<Session>;
};

/** State of the mail that notifies the owner of an account of a change. It never decides whether the change stands. */
export type Notice =
  /** Not accepted for delivery. */
  | "FAILED"
  /** The store has no sender address, or Cognito has verified no address of the user: none is sent. */
  | "NOT_CONFIGURED"
  /** Accepted for delivery. */
  | "SENT";

/** A purchase as admins see it. */
export type Order = {
  __typename?: "Order";
  /** The outcome of the confirmation mail. */
  confirmation: Confirmation;
  /** Copies in all lines. */
  copies: Scalars["Int"]["output"];
  /** The buyer's address at the checkout; null if Cognito had verified none, and in purchases of older releases. */
  email?: Maybe<Scalars["String"]["output"]>;
  /** The purchase's id. */
  id: Scalars["ID"]["output"];
  /** One line per product. */
  lines: Array<PurchaseLine>;
  /** When it was bought. */
  purchasedAt: Scalars["AWSDateTime"]["output"];
  /** Its state. */
  state: OrderState;
  /** Its steps, oldest first. */
  steps: Array<OrderStep>;
  /** Its total, in cents. */
  totalCents: Scalars["Int"]["output"];
  /** The tracking number of its parcel; null until it is shipped. */
  trackingNumber?: Maybe<Scalars["String"]["output"]>;
  /** The buyer's sub. */
  userId: Scalars["ID"]["output"];
};

/** One page of orders. */
export type OrderPage = {
  __typename?: "OrderPage";
  /** The orders of this page, newest first. */
  items: Array<OrderSummary>;
  /** The token for the next page; null on the last page. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
};

/** State of a purchase. */
export type OrderState =
  /** Cancelled; its copies are in stock again. */
  | "CANCELLED"
  /** Bought, not packed yet. */
  | "NEW"
  /** Packed, to be shipped. */
  | "PACKED"
  /** Shipped. */
  | "SHIPPED";

/** A step of a purchase. */
export type OrderStep = {
  __typename?: "OrderStep";
  /** The time of it. */
  at: Scalars["AWSDateTime"]["output"];
  /** The outcome of the mail about it. */
  mail: Confirmation;
  /** The reason of a cancellation; null for other steps. */
  reason?: Maybe<Scalars["String"]["output"]>;
  /** The state after it. */
  state: OrderState;
};

/** An order in a list. */
export type OrderSummary = {
  __typename?: "OrderSummary";
  /** Copies in all lines. */
  copies: Scalars["Int"]["output"];
  /** The buyer's address at the checkout; null if there is none. */
  email?: Maybe<Scalars["String"]["output"]>;
  /** The purchase's id. */
  id: Scalars["ID"]["output"];
  /** When it was bought. */
  purchasedAt: Scalars["AWSDateTime"]["output"];
  /** Its state. */
  state: OrderState;
  /** Its total, in cents. */
  totalCents: Scalars["Int"]["output"];
  /** The buyer's sub. */
  userId: Scalars["ID"]["output"];
};

/** A passkey of the user, as Cognito lists it, under the user's own name. */
export type Passkey = {
  __typename?: "Passkey";
  /** When it was registered. */
  createdAt?: Maybe<Scalars["AWSDateTime"]["output"]>;
  /** Its WebAuthn credential id in base64url. */
  id: Scalars["ID"]["output"];
  /** The user's name for it (namePasskey); until then Cognito's name, by its kind. */
  name?: Maybe<Scalars["String"]["output"]>;
};

/** The passkeys after a change. */
export type PasskeyChange = {
  __typename?: "PasskeyChange";
  /** The outcome of the mail to the owner about the change; null for a change of a name. */
  notice?: Maybe<Notice>;
  /** The passkeys that sign in to this account now. */
  passkeys: Array<Passkey>;
};

/** A user's account as admins see it. */
export type Person = {
  __typename?: "Person";
  /** Whether the user is banned: disabled at Cognito. */
  banned: Scalars["Boolean"]["output"];
  /** When it was created. */
  createdAt: Scalars["AWSDateTime"]["output"];
  /** The address that the user signs in with. */
  email?: Maybe<Scalars["String"]["output"]>;
  /** Whether the user has proved that it receives mail at this address. */
  emailVerified: Scalars["Boolean"]["output"];
  /** The user's sub. */
  id: Scalars["ID"]["output"];
  /** The state of the account. */
  status: PersonStatus;
};

/** A session of a user as admins see it, without the application's data. */
export type PersonSession = {
  __typename?: "PersonSession";
  /** When it started. */
  createdAt: Scalars["AWSDateTime"]["output"];
  /** The name that the device gave. */
  device: Scalars["String"]["output"];
  /** When it expires: at the idle limit unless it is used before, or at the absolute limit. */
  expiresAt: Scalars["AWSDateTime"]["output"];
  /** Id of the session. */
  id: Scalars["ID"]["output"];
  /** When it was last used; may lag by the touch interval (30 s). */
  lastSeenAt: Scalars["AWSDateTime"]["output"];
  /** How the user signed in; null if the client did not report it. */
  signedInBy?: Maybe<SignInMethod>;
  /** Whether the store observed that itself. False: the client reported it. */
  signedInByVerified: Scalars["Boolean"]["output"];
};

/** State of an account. */
export type PersonStatus =
  /** In use. */
  | "CONFIRMED"
  /** Another state at Cognito. */
  | "OTHER"
  /** Cannot be used before a new password is set. */
  | "PASSWORD_DUE"
  /** Registered; the address is not confirmed yet. */
  | "UNCONFIRMED";

/** A product in the catalogue. */
export type Product = {
  __typename?: "Product";
  /** Its artist. */
  artist: Scalars["String"]["output"];
  /** Its genre. */
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

/** A product as an admin puts it into the catalogue. Texts must not hold control characters or invisible marks of direction. */
export type ProductInput = {
  /** 1 to 200 characters. */
  artist: Scalars["String"]["input"];
  /** Its genre. */
  genre: Genre;
  /** Lower-case letters, digits and hyphens, 1 to 64 characters. */
  id: Scalars["ID"]["input"];
  /** Path of a cover on the site, such as the default /covers/<id>.svg: one name of a .svg, .png, .jpg, .webp or .avif file. */
  image?: InputMaybe<Scalars["String"]["input"]>;
  /** Price of one copy in cents, 1 to 400000. */
  priceCents: Scalars["Int"]["input"];
  /**
   * Copies left, 0 to 1000000. If omitted, a product keeps its current stock, and a new one has none. To change
   * a price, omit it; give it only after counting the copies.
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
  /** The products of this page; may be fewer than the limit although more follow. */
  items: Array<Product>;
  /** The token for the next page; null on the last page. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
};

/** How products are sorted. */
export type ProductSort =
  /** Newest first. */
  | "NEWEST"
  /** Most expensive first. */
  | "PRICE_DOWN"
  /** Cheapest first. */
  | "PRICE_UP"
  /** By title. The default. */
  | "TITLE";

/** A user's profile, as Cognito stores it. */
export type Profile = {
  __typename?: "Profile";
  /** Whether sign-in requires a code of an authenticator app. */
  authenticator: Scalars["Boolean"]["output"];
  /** The address that the user signs in with. */
  email?: Maybe<Scalars["String"]["output"]>;
  /** Whether the user has proved that it receives mail at this address. */
  emailVerified: Scalars["Boolean"]["output"];
  /** The user's sub. */
  id: Scalars["ID"]["output"];
  /** The passkeys that sign in to this account; null if the store has none. */
  passkeys?: Maybe<Array<Passkey>>;
};

/** A purchase, with titles and prices as sold. */
export type Purchase = {
  __typename?: "Purchase";
  /** The outcome of the confirmation mail. */
  confirmation: Confirmation;
  /** The idempotencyKey of its checkout. */
  id: Scalars["ID"]["output"];
  /** One line per product. */
  lines: Array<PurchaseLine>;
  /** The owner of the purchase: "user#" and the user's sub. Clients select it in checkout: live updates are filtered by it. */
  ownerId: Scalars["ID"]["output"];
  /** When it was bought. */
  purchasedAt: Scalars["AWSDateTime"]["output"];
  /** Its state. */
  state: OrderState;
  /** The steps of the store, oldest first. */
  steps: Array<OrderStep>;
  /** Its total, in cents. */
  totalCents: Scalars["Int"]["output"];
  /** The tracking number of its parcel; null until it is shipped. */
  trackingNumber?: Maybe<Scalars["String"]["output"]>;
};

/** Copies of one product in a purchase, with title and price as sold. */
export type PurchaseLine = {
  __typename?: "PurchaseLine";
  /** Artist as sold. */
  artist: Scalars["String"]["output"];
  /** Price of one copy as sold, in cents. */
  priceCents: Scalars["Int"]["output"];
  /** The product's id. */
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
  /** The token for the next page; null on the last page. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
};

/** Reads. */
export type Query = {
  __typename?: "Query";
  /** The caller's own cart; an empty one (version 0) if there is none. */
  cart?: Maybe<Cart>;
  /**
   * Products whose title or artist has words that begin with the words of `search`, ignoring diacritics and case; all
   * products if it is omitted. At most 50 per page (24 if omitted). Sorted by title if `sort` is omitted.
   */
  findProducts?: Maybe<ProductPage>;
  /** Lines of an import that were applied within the last 30 days, in order. At most 500 per page (500 if omitted). For admins. */
  importedLines?: Maybe<ImportedLinePage>;
  /** Products on sale with at most 5 copies, fewest copies first: at most 100 (20 if omitted). A change appears shortly after. For admins. */
  lowStock?: Maybe<Array<ManagedProduct>>;
  /** One product as admins see it, on or off sale; null if there is none with this id. For admins. */
  managedProduct?: Maybe<ManagedProduct>;
  /**
   * Products as admins see them, including those off sale, with the same search as findProducts. A page filtered by `stock` may be
   * shorter than the limit although more follow. For admins.
   */
  managedProducts?: Maybe<ManagedProductPage>;
  /**
   * The data that the store keeps about the user: profile, running sessions and cart; the query purchases returns the purchases.
   * Requires no fresh sign-in.
   */
  myData?: Maybe<MyData>;
  /** One order, or null if the buyer has none with this id. For admins. */
  order?: Maybe<Order>;
  /** The actions of admins on an order within the last year, newest first. At most 100 per page (20 if omitted). For admins. */
  orderHistory?: Maybe<ChangePage>;
  /**
   * Orders: purchases as admins see them, newest first; of one day (UTC) or in one state if given. At most 50 per
   * page (20 if omitted). An order appears shortly after its purchase or step. For admins.
   */
  orders?: Maybe<OrderPage>;
  /** Orders of one buyer, newest first; userId is the buyer's sub. At most 50 per page (20 if omitted). For admins. */
  ordersOf?: Maybe<OrderPage>;
  /** The account with an address; null if there is none. For admins. */
  person?: Maybe<Person>;
  /** The actions of admins on a user within the last year, newest first. At most 100 per page (20 if omitted). For admins. */
  personHistory?: Maybe<ChangePage>;
  /** The running sessions of a user, last used first; userId is the user's sub. For admins. */
  personSessions?: Maybe<Array<PersonSession>>;
  /** One product, or null if the catalogue has none with this id. */
  product?: Maybe<Product>;
  /** The changes that admins made to a product within the last year, newest first. At most 100 per page (20 if omitted). For admins. */
  productHistory?: Maybe<ChangePage>;
  /** Products on sale: one genre by title, or all genres in no particular order. At most 100 per page (24 if omitted). */
  products?: Maybe<ProductPage>;
  /** One of the user's own purchases, or null if the user has none with this id. */
  purchase?: Maybe<Purchase>;
  /** The user's purchases, newest first. At most 100 per page (20 if omitted). */
  purchases?: Maybe<PurchasePage>;
  /** The caller's list of saved products; an empty one (version 0) if there is none. */
  saved?: Maybe<SavedList>;
  /** The security settings of the user's account, read from Cognito. */
  security?: Maybe<Security>;
  /** The caller's session. A guest's session starts when it is first read or saved. */
  session?: Maybe<Session>;
  /** All running sessions of the user, on all devices, last used first. */
  sessions?: Maybe<Array<Session>>;
  /**
   * The sales of a day (UTC), computed from its orders. A page covers the orders that one request can add up; the figures of the day
   * are the sums over all pages. A day with up to some hundred orders is one page. For admins.
   */
  shopDay?: Maybe<ShopDay>;
};

/** Reads. */
export type QueryFindProductsArgs = {
  genre?: InputMaybe<Genre>;
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
  search?: InputMaybe<Scalars["String"]["input"]>;
  sort?: InputMaybe<ProductSort>;
};

/** Reads. */
export type QueryImportedLinesArgs = {
  importId: Scalars["ID"]["input"];
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
};

/** Reads. */
export type QueryLowStockArgs = {
  limit?: InputMaybe<Scalars["Int"]["input"]>;
};

/** Reads. */
export type QueryManagedProductArgs = {
  id: Scalars["ID"]["input"];
};

/** Reads. */
export type QueryManagedProductsArgs = {
  genre?: InputMaybe<Genre>;
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
  search?: InputMaybe<Scalars["String"]["input"]>;
  sort?: InputMaybe<ProductSort>;
  stock?: InputMaybe<StockFilter>;
};

/** Reads. */
export type QueryOrderArgs = {
  id: Scalars["ID"]["input"];
  userId: Scalars["ID"]["input"];
};

/** Reads. */
export type QueryOrderHistoryArgs = {
  id: Scalars["ID"]["input"];
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
};

/** Reads. */
export type QueryOrdersArgs = {
  day?: InputMaybe<Scalars["AWSDate"]["input"]>;
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
  state?: InputMaybe<OrderState>;
};

/** Reads. */
export type QueryOrdersOfArgs = {
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
  userId: Scalars["ID"]["input"];
};

/** Reads. */
export type QueryPersonArgs = {
  email: Scalars["AWSEmail"]["input"];
};

/** Reads. */
export type QueryPersonHistoryArgs = {
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
  userId: Scalars["ID"]["input"];
};

/** Reads. */
export type QueryPersonSessionsArgs = {
  userId: Scalars["ID"]["input"];
};

/** Reads. */
export type QueryProductArgs = {
  id: Scalars["ID"]["input"];
};

/** Reads. */
export type QueryProductHistoryArgs = {
  id: Scalars["ID"]["input"];
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
};

/** Reads. */
export type QueryProductsArgs = {
  genre?: InputMaybe<Genre>;
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
};

/** Reads. */
export type QueryPurchaseArgs = {
  id: Scalars["ID"]["input"];
};

/** Reads. */
export type QueryPurchasesArgs = {
  limit?: InputMaybe<Scalars["Int"]["input"]>;
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
};

/** Reads. */
export type QueryShopDayArgs = {
  day: Scalars["AWSDate"]["input"];
  nextToken?: InputMaybe<Scalars["String"]["input"]>;
};

/** How saveSession treats the existing data. */
export type SaveMode =
  /** Given keys replace those of the same name, keys given as null are removed, others stay. The default. */
  | "MERGE"
  /** The given data replace all. */
  | "REPLACE";

/** Copies of one product on a list of saved products. */
export type SavedLine = {
  __typename?: "SavedLine";
  /** The product; null if it is no longer sold. */
  product?: Maybe<Product>;
  /** The product's id. */
  productId: Scalars["ID"]["output"];
  /** How many copies, 1 to 99. */
  quantity: Scalars["Int"]["output"];
};

/** A list of saved products. At most 50 products and 99 copies of each. A checkout does not change it. */
export type SavedList = {
  __typename?: "SavedList";
  /**
   * When it expires unless a product is saved or moved before: a guest's with its cart, a user's after a year; null if
   * there is no list.
   */
  expiresAt?: Maybe<Scalars["AWSDateTime"]["output"]>;
  /** One line per product, in the order of their ids. */
  lines: Array<SavedLine>;
  /** Grows with every change and never repeats for its owner; 0 if there is no list. */
  version: Scalars["Int"]["output"];
};

/** The security settings of an account. */
export type Security = {
  __typename?: "Security";
  /** Whether sign-in requires a code of an authenticator app. */
  authenticator: Scalars["Boolean"]["output"];
  /** Whether that is recent enough to change anything here (FreshSignInRequired otherwise). */
  fresh: Scalars["Boolean"]["output"];
  /** The outcome of the mail to the owner about the change that this call made; null when it changed nothing. */
  notice?: Maybe<Notice>;
  /** The passkeys that sign in to this account. Only from the query security; null if the store has no passkeys. */
  passkeys?: Maybe<Array<Passkey>>;
  /** When the user of this call signed in. */
  signedInAt: Scalars["AWSDateTime"]["output"];
};

/** One sign-in on one device, or one guest's visit. */
export type Session = {
  __typename?: "Session";
  /** When it started. */
  createdAt: Scalars["AWSDateTime"]["output"];
  /** Whether it is the session of this call. */
  current: Scalars["Boolean"]["output"];
  /** The application's own data: a JSON object. */
  data: Scalars["AWSJSON"]["output"];
  /** Grows with every saveSession; 0 before the first. */
  dataVersion: Scalars["Int"]["output"];
  /** The name that the device gave. */
  device: Scalars["String"]["output"];
  /** When it expires: at the idle limit unless it is used before, or at the absolute limit. */
  expiresAt: Scalars["AWSDateTime"]["output"];
  /** The id for endSession. */
  id: Scalars["ID"]["output"];
  /** When it was last used; may lag by the touch interval (30 s). */
  lastSeenAt: Scalars["AWSDateTime"]["output"];
  /** How the user signed in; null for guests, or if the client did not report it. */
  signedInBy?: Maybe<SignInMethod>;
  /** Whether the store observed that itself. False: the client reported it. */
  signedInByVerified: Scalars["Boolean"]["output"];
};

/** Sessions that have just ended. Clients select both fields: live updates are filtered by them. */
export type SessionsEnded = {
  __typename?: "SessionsEnded";
  /** The owner of the sessions: "user#" and the user's sub. */
  ownerId: Scalars["ID"]["output"];
  /** Their ids. */
  sessionIds: Array<Scalars["ID"]["output"]>;
};

/** The sales of a day, or of the part of it that a page covers. Cancelled orders count as cancelled only. */
export type ShopDay = {
  __typename?: "ShopDay";
  /** Orders that were cancelled since. */
  cancelled: Scalars["Int"]["output"];
  /** Copies sold. */
  copies: Scalars["Int"]["output"];
  /** The day (UTC). */
  day: Scalars["AWSDate"]["output"];
  /** The token for the figures of the rest of the day; null on the last page. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
  /** Orders. */
  orders: Scalars["Int"]["output"];
  /** Orders in each of the day's 24 hours (UTC). */
  ordersByHour: Array<Scalars["Int"]["output"]>;
  /** Revenue in whole cents. Not an Int, whose maximum is 21 million dollars. */
  revenueCents: Scalars["Float"]["output"];
  /** Products that were sold, in no particular order. */
  sold: Array<SoldProduct>;
};

/** The first factor of a sign-in. */
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

/** The state of a sign-in: done, or Cognito's next challenge. */
export type SignInStep = {
  __typename?: "SignInStep";
  /** The name of Cognito's challenge; null when done. */
  challenge?: Maybe<Scalars["String"]["output"]>;
  /** The challenges to choose from, if challenge is SELECT_CHALLENGE. */
  choices?: Maybe<Array<Scalars["String"]["output"]>>;
  /** Whether the user is signed in. */
  done: Scalars["Boolean"]["output"];
  /** Cognito's parameters for the response: an object of texts. */
  parameters?: Maybe<Scalars["AWSJSON"]["output"]>;
  /** The session to send with the response, if Cognito returns one. */
  session?: Maybe<Scalars["String"]["output"]>;
  /** The signed-in user; null until it is done. */
  user?: Maybe<SignedIn>;
};

/** The user who is signed in with this browser, without tokens. */
export type SignedIn = {
  __typename?: "SignedIn";
  /** The address, if Cognito has verified it. */
  email?: Maybe<Scalars["String"]["output"]>;
  /** When the access token in the cookie expires, in epoch seconds: time for refreshSignIn. */
  expiresAt: Scalars["AWSTimestamp"]["output"];
  /** The session at the store. */
  sessionId: Scalars["ID"]["output"];
};

/** The sales of a product, with title and artist as sold. */
export type SoldProduct = {
  __typename?: "SoldProduct";
  /** Artist as sold. */
  artist: Scalars["String"]["output"];
  /** Copies sold. */
  copies: Scalars["Int"]["output"];
  /** The product's id. */
  productId: Scalars["ID"]["output"];
  /** Revenue in whole cents. */
  revenueCents: Scalars["Float"]["output"];
  /** Title as sold. */
  title: Scalars["String"]["output"];
};

/** Which products of a list are returned. */
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
 * Events of changes by any client, each delivered only to its owner. An event contains only the fields that its mutation
 * selected. A subscription ends with the session that it was started in: its connection closes. A guest with a ticket (see
 * startListening) subscribes as that session's user.
 */
export type Subscription = {
  __typename?: "Subscription";
  /** The caller's own cart after a mutation. A checkout empties it too: users get onPurchased for that. */
  onCartChanged?: Maybe<Cart>;
  /** A purchase of the user that the store has packed, shipped or cancelled, or mailed about again. Guests need a ticket. */
  onPurchaseChanged?: Maybe<Purchase>;
  /** A new purchase of the user, from any device. Guests need a ticket. */
  onPurchased?: Maybe<Purchase>;
  /** Sessions of the user that have just ended, by the user or by an admin. Guests need a ticket. */
  onSessionsEnded?: Maybe<SessionsEnded>;
};

/**
 * Events of changes by any client, each delivered only to its owner. An event contains only the fields that its mutation
 * selected. A subscription ends with the session that it was started in: its connection closes. A guest with a ticket (see
 * startListening) subscribes as that session's user.
 */
export type SubscriptionOnCartChangedArgs = {
  ticket?: InputMaybe<Scalars["String"]["input"]>;
};

/**
 * Events of changes by any client, each delivered only to its owner. An event contains only the fields that its mutation
 * selected. A subscription ends with the session that it was started in: its connection closes. A guest with a ticket (see
 * startListening) subscribes as that session's user.
 */
export type SubscriptionOnPurchaseChangedArgs = {
  ticket?: InputMaybe<Scalars["String"]["input"]>;
};

/**
 * Events of changes by any client, each delivered only to its owner. An event contains only the fields that its mutation
 * selected. A subscription ends with the session that it was started in: its connection closes. A guest with a ticket (see
 * startListening) subscribes as that session's user.
 */
export type SubscriptionOnPurchasedArgs = {
  ticket?: InputMaybe<Scalars["String"]["input"]>;
};

/**
 * Events of changes by any client, each delivered only to its owner. An event contains only the fields that its mutation
 * selected. A subscription ends with the session that it was started in: its connection closes. A guest with a ticket (see
 * startListening) subscribes as that session's user.
 */
export type SubscriptionOnSessionsEndedArgs = {
  ticket?: InputMaybe<Scalars["String"]["input"]>;
};

/** The result of upgradePurchases. */
export type UpgradedPurchases = {
  __typename?: "UpgradedPurchases";
  /** Number of purchases that were added to the orders. */
  count: Scalars["Int"]["output"];
  /** The token for the next call; null after the last. */
  nextToken?: Maybe<Scalars["String"]["output"]>;
};
