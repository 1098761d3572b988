export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string };
  String: { input: string; output: string };
  Boolean: { input: boolean; output: boolean };
  Int: { input: number; output: number };
  Float: { input: number; output: number };
  AWSDateTime: { input: string; output: string };
  AWSJSON: { input: unknown; output: unknown };
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
   * Buys the cart. idempotencyKey is a UUID made by the client for this one purchase and becomes its id: the same key again
   * returns the same purchase. Refused with CartChanged (errorInfo.version) when the cart is not cartVersion any more, with
   * PriceChanged (errorInfo.totalCents) when it does not cost expectedTotalCents.
   */
  checkout?: Maybe<Purchase>;
  /** Takes everything out of the caller's cart. */
  clearCart?: Maybe<Cart>;
  /** Takes a record out of the catalogue and returns it. Carts that hold it show it as unavailable. For admins. */
  deleteProduct?: Maybe<Product>;
  /** Ends all of the user's sessions but the one of this call, at once. */
  endOtherSessions?: Maybe<SessionsEnded>;
  /** Ends one of the user's sessions, at once. sessionIds is empty when there is no such running session. */
  endSession?: Maybe<SessionsEnded>;
  /** Ends all sessions of a user, at once; userId is the user's sub. For admins. */
  endUserSessions?: Maybe<SessionsEnded>;
  /**
   * Moves a guest's cart into the user's, once. guestCartId and claimToken are the guest cart's id and claimToken, read
   * while still a guest. Repeated by the same user it answers with the cart as it is; InvalidClaim for anyone else.
   */
  mergeCart?: Maybe<Cart>;
  /** Puts a record into the catalogue, or replaces the one of the same id; its stock only where one is given. For admins. */
  putProduct?: Maybe<Product>;
  /** Takes a record out of the caller's cart; no error when it is not in there. */
  removeCartItem?: Maybe<Cart>;
  /**
   * Mails the confirmation of a purchase again, to the address that the user signed in with. TryAgain while another mail of
   * it is on its way (a minute at most). TooManyMails (errorInfo.retryAfterSeconds) after 5 mails of a purchase, or 20 of a
   * user, within an hour.
   */
  resendConfirmation?: Maybe<Purchase>;
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
   * Begins the session of this sign-in; to be called right after signing in. device is shown in the list of sessions (1 to
   * 100 characters). Called again it returns the running session; an ended or expired one is never revived.
   */
  startSession?: Maybe<Session>;
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationAddCartItemArgs = {
  productId: Scalars["ID"]["input"];
  quantity?: InputMaybe<Scalars["Int"]["input"]>;
};

/** What can be changed. Each change of a cart answers with the whole cart as it is afterwards. */
export type MutationCheckoutArgs = {
  cartVersion: Scalars["Int"]["input"];
  expectedTotalCents: Scalars["Int"]["input"];
  idempotencyKey: Scalars["ID"]["input"];
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
export type MutationMergeCartArgs = {
  claimToken: Scalars["String"]["input"];
  guestCartId: Scalars["ID"]["input"];
  strategy?: InputMaybe<MergeStrategy>;
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
export type MutationResendConfirmationArgs = {
  id: Scalars["ID"]["input"];
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
export type MutationStartSessionArgs = {
  device: Scalars["String"]["input"];
};

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
  /** What it cost, in cents. */
  totalCents: Scalars["Int"]["output"];
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
  /** One record, or null when the catalogue has none of this id. */
  product?: Maybe<Product>;
  /** Records on sale: one genre by title, or all genres in no particular order. At most 100 a page (24 if left out). */
  products?: Maybe<ProductPage>;
  /** One of the user's own purchases, or null when the user has none of this id. */
  purchase?: Maybe<Purchase>;
  /** The user's purchases, newest first. At most 100 a page (20 if left out). */
  purchases?: Maybe<PurchasePage>;
  /** The session that the caller is in. A guest's begins when it is first asked for or saved. */
  session?: Maybe<Session>;
  /** All running sessions of the user, on all devices, the one used last first. */
  sessions?: Maybe<Array<Session>>;
};

/** What can be read. */
export type QueryProductArgs = {
  id: Scalars["ID"]["input"];
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

/** How saveSession treats what the session holds already. */
export type SaveMode =
  /** Keys given replace those of the same name, keys given as null are dropped, others stay. The default. */
  | "MERGE"
  /** The data given replace all. */
  | "REPLACE";

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
};

/** Sessions that have just ended. Clients select both fields: live updates are delivered by them. */
export type SessionsEnded = {
  __typename?: "SessionsEnded";
  /** Whose sessions: "user#" and the user's sub. */
  ownerId: Scalars["ID"]["output"];
  /** Their ids. */
  sessionIds: Array<Scalars["ID"]["output"]>;
};

/**
 * What is told live, each to its owner alone, whoever made the change. An event carries the fields that the mutation behind
 * it selected and no others. A subscription ends with the session that it was started in: its connection closes.
 */
export type Subscription = {
  __typename?: "Subscription";
  /** The caller's own cart as a mutation has just left it. A checkout empties it too: users hear of that by onPurchased. */
  onCartChanged?: Maybe<Cart>;
  /** A purchase that the user has just made, on any device. */
  onPurchased?: Maybe<Purchase>;
  /** Sessions of the user that have just ended, by the user or by an admin. */
  onSessionsEnded?: Maybe<SessionsEnded>;
};
