import { operation } from "./operation";
import type {
  Cart,
  CartAndSaved,
  Page,
  Passkey,
  Product,
  ProductSummary,
  Purchase,
  SavedList,
  Security,
  Session,
  SignInMethod,
} from "./types";

const summary = "id title artist year genre priceCents stock image";
const cartFields = `id version itemCount totalCents expiresAt
  lines { productId quantity lineTotalCents product { ${summary} } }`;
const savedFields = `saved { version expiresAt lines { productId quantity product { ${summary} } } }`;
const purchaseFields = `id purchasedAt totalCents confirmation state trackingNumber
  steps { state at reason }
  lines { productId title artist quantity priceCents totalCents }`;
const ended = "ownerId sessionIds";

export const getProducts = operation<
  Page<ProductSummary>,
  { genre: string | null; limit: number; nextToken: string | null }
>(
  `query Products($genre: Genre, $limit: Int, $nextToken: String) {
    products(genre: $genre, limit: $limit, nextToken: $nextToken) { items { ${summary} } nextToken } }`,
);

export const findProducts = operation<
  Page<ProductSummary>,
  {
    search: string;
    genre: string | null;
    sort: string | null;
    limit: number;
    nextToken: string | null;
  }
>(
  `query FindProducts($search: String, $genre: Genre, $sort: ProductSort, $limit: Int, $nextToken: String) {
    findProducts(search: $search, genre: $genre, sort: $sort, limit: $limit, nextToken: $nextToken) {
      items { ${summary} } nextToken } }`,
);

export const getProduct = operation<Product | null, { id: string }>(
  `query Product($id: ID!) { product(id: $id) { ${summary} tracks } }`,
);

export const getCart = operation<Cart>(`query Cart { cart { ${cartFields} } }`);

/** Only for guests: the data for mergeCart, read before signing in. */
export const getClaim = operation<{
  id: string;
  claimToken: string | null;
  itemCount: number;
  saved: { lines: { productId: string }[] };
}>(`query Claim { cart { id claimToken itemCount saved { lines { productId } } } }`);

export const getSaved = operation<{ id: string; saved: SavedList }>(
  `query Saved { cart { id ${savedFields} } }`,
);

export const saveForLater = operation<CartAndSaved, { productId: string }>(
  `mutation SaveForLater($productId: ID!) {
    saveForLater(productId: $productId) { ${cartFields} ${savedFields} } }`,
);

export const moveToCart = operation<CartAndSaved, { productId: string }>(
  `mutation MoveToCart($productId: ID!) {
    moveToCart(productId: $productId) { ${cartFields} ${savedFields} } }`,
);

export const removeSaved = operation<CartAndSaved, { productId: string }>(
  `mutation RemoveSaved($productId: ID!) {
    removeSaved(productId: $productId) { ${cartFields} ${savedFields} } }`,
);

export const addCartItem = operation<Cart, { productId: string; quantity: number }>(
  `mutation AddCartItem($productId: ID!, $quantity: Int!) {
    addCartItem(productId: $productId, quantity: $quantity) { ${cartFields} } }`,
);

export const setCartItemQuantity = operation<Cart, { productId: string; quantity: number }>(
  `mutation SetCartItemQuantity($productId: ID!, $quantity: Int!) {
    setCartItemQuantity(productId: $productId, quantity: $quantity) { ${cartFields} } }`,
);

export const removeCartItem = operation<Cart, { productId: string }>(
  `mutation RemoveCartItem($productId: ID!) { removeCartItem(productId: $productId) { ${cartFields} } }`,
);

export const clearCart = operation<Cart>(`mutation ClearCart { clearCart { ${cartFields} } }`);

export const mergeCart = operation<Cart, { guestCartId: string; claimToken: string }>(
  `mutation MergeCart($guestCartId: ID!, $claimToken: String!) {
    mergeCart(guestCartId: $guestCartId, claimToken: $claimToken) { ${cartFields} saved { version } } }`,
);

export const checkout = operation<
  Purchase,
  { idempotencyKey: string; cartVersion: number; expectedTotalCents: number }
>(
  `mutation Checkout($idempotencyKey: ID!, $cartVersion: Int!, $expectedTotalCents: Int!) {
    checkout(idempotencyKey: $idempotencyKey, cartVersion: $cartVersion,
      expectedTotalCents: $expectedTotalCents) { ownerId ${purchaseFields} } }`,
);

export const getPurchases = operation<Page<Purchase>, { limit: number; nextToken: string | null }>(
  `query Purchases($limit: Int, $nextToken: String) {
    purchases(limit: $limit, nextToken: $nextToken) { items { ${purchaseFields} } nextToken } }`,
);

export const getPurchase = operation<Purchase | null, { id: string }>(
  `query Purchase($id: ID!) { purchase(id: $id) { ${purchaseFields} } }`,
);

export const resendConfirmation = operation<Purchase, { id: string }>(
  `mutation ResendConfirmation($id: ID!) { resendConfirmation(id: $id) { ${purchaseFields} } }`,
);

export const startSession = operation<Session, { device: string; signedInBy: SignInMethod | null }>(
  `mutation StartSession($device: String!, $signedInBy: SignInMethod) {
    startSession(device: $device, signedInBy: $signedInBy) { id } }`,
);

export const getSession = operation<Session>(`query Session { session { id current } }`);

export const getSessions = operation<Session[]>(
  `query Sessions { sessions {
    id device createdAt lastSeenAt expiresAt current signedInBy signedInByVerified } }`,
);

const security = "authenticator fresh notice";

/** The displayed properties of a passkey. */
export const passkeyFields = "id name createdAt";

/** passkeys is null if this store has none. */
export const getSecurity = operation<Security & { passkeys: Passkey[] | null }>(
  `query Security { security { ${security} passkeys { ${passkeyFields} } } }`,
);

export const startAuthenticator = operation<{ secret: string }>(
  `mutation StartAuthenticator { startAuthenticator { secret } }`,
);

export const confirmAuthenticator = operation<Security, { code: string }>(
  `mutation ConfirmAuthenticator($code: String!) { confirmAuthenticator(code: $code) { ${security} } }`,
);

export const turnOffAuthenticator = operation<Security>(
  `mutation TurnOffAuthenticator { turnOffAuthenticator { ${security} } }`,
);

export const deleteAccount = operation<boolean>(`mutation DeleteAccount { deleteAccount }`);

export const notePasswordChange = operation<boolean>(
  `mutation NotePasswordChange { notePasswordChange }`,
);

export const endSession = operation<{ sessionIds: string[] }, { id: string }>(
  `mutation EndSession($id: ID!) { endSession(id: $id) { ${ended} } }`,
);

export const endOtherSessions = operation<{ sessionIds: string[] }>(
  `mutation EndOtherSessions { endOtherSessions { ${ended} } }`,
);
