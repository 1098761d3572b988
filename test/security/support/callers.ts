import { createClient, type StoreClient } from "../../support/amplifyClient";
import {
  addDevice,
  createDevice,
  createOwner,
  sessionApi,
  signInOnly,
  type Device,
} from "../../support/device";
import { createOperator } from "../../support/operator";
import type { OrderKey } from "../../support/orders";
import { createGuest, PASSWORD, signIn } from "../../support/shopper";
import { keysOf, OPERATOR_KEYS, signedHeaders, type AwsKeys } from "../../support/signed";
import type { RunningStack } from "../../support/stack";
import { createProduct, store, type Cart } from "../../support/store";
import { signedInKeys } from "./signedInKeys";

/** The ids in a caller's arguments. */
export interface Things {
  productId: string;
  /** A product that only admins change. */
  managedId: string;
  purchaseId: string;
  /** Orders that admins handle: one is shipped, one is cancelled. */
  order: OrderKey;
  cancelledOrder: OrderKey;
  sessionId: string;
  userId: string;
  email: string;
  guestCart: Cart;
  cartVersion: number;
  totalCents: number;
}

/** One kind of caller. */
export interface Caller {
  /** Owner of its cart, purchases and sessions; undefined for a caller that cannot own anything. */
  ownerId?: string;
  /** Headers that authorize a body sent to a path. */
  prove(body: string, path?: string): Promise<Record<string, string>>;
  things: Things;
}

/** Creates every column of the matrix once. `otherAccount` is a separate stack. */
export async function createCallers(
  stack: RunningStack,
  otherAccount: RunningStack,
): Promise<Record<string, Caller>> {
  const [productId, managedId] = [await createProduct(stack), await createProduct(stack)];
  const [guest, otherGuest] = [createGuest(stack), createGuest(stack)];
  const [guestCart, otherGuestCart] = [
    await store.add(guest, productId),
    await store.add(otherGuest, productId),
  ];
  const user = await createBuyer(stack, await createOwner(stack), productId);
  const claimed = await store.add(createGuest(stack), productId);
  const { version, totalCents } = await store.merge(user.client, claimed);
  const usersOwn: Things = {
    ...user,
    productId,
    managedId,
    guestCart,
    cartVersion: version,
    totalCents,
  };

  const other = await createOwner(stack);
  const admin = await createBuyer(stack, await createAdmin(stack), productId);
  const { order: cancelledOrder } = await createBuyer(stack, admin, productId);
  const ended = await addDevice(stack, user.email);
  await sessionApi.end(user.client, (await ended.tokens()).claims.origin_jti);
  const expired = await addDevice(stack, user.email);
  await expire(stack, expired);
  const noSession = await signInOnly(stack, user.email);

  const withKeys = async (keys: AwsKeys, ownerId?: string): Promise<Caller> => ({
    ...(ownerId !== undefined && { ownerId }),
    prove: (body, path) =>
      signedHeaders(stack, body, { keys, ...(path !== undefined && { path }) }),
    things: usersOwn,
  });
  const asGuest = async (client: StoreClient): Promise<Caller> => {
    const { identityId } = await client.auth.fetchAuthSession();
    return withKeys(await keysOf(client), `guest#${identityId}`);
  };
  const withToken = (authorization: string, userId: string, things = usersOwn): Caller => ({
    ownerId: `user#${userId}`,
    prove: async () => ({ authorization }),
    things,
  });
  const accessOf = async (device: Device) => (await device.tokens()).access;
  const foreignPool = createClient({
    ...stack.outputs,
    identityPoolId: stack.outputs.foreignIdentityPoolId!,
  });
  const { id } = await user.client.tokens();
  return {
    nobody: { prove: async () => ({}), things: usersOwn },
    guest: await asGuest(guest),
    otherGuest: await asGuest(otherGuest),
    unconfirmed: await asGuest(await createUnconfirmed(stack)),
    foreignGuest: await withKeys(await keysOf(foreignPool)),
    otherAccount: await withKeys(await keysOf(createGuest(otherAccount))),
    identity: await withKeys(await signedInKeys(stack, id)),
    operator: await withKeys(OPERATOR_KEYS),
    user: withToken(await accessOf(user.client), user.userId),
    otherUser: withToken(await accessOf(other.client), other.userId, {
      ...usersOwn,
      guestCart: claimed,
    }),
    idToken: withToken(id, user.userId),
    noSession: withToken(await accessOf(noSession), user.userId),
    ended: withToken(await accessOf(ended), user.userId),
    expired: withToken(await accessOf(expired), user.userId),
    admin: withToken(await accessOf(admin.client), admin.userId, {
      ...usersOwn,
      ...admin,
      cancelledOrder,
      // The user that an admin acts on: another user.
      userId: other.userId,
      email: other.email,
      guestCart: otherGuestCart,
    }),
  };
}

type SignedIn = Awaited<ReturnType<typeof createOwner>>;

/** A user with a purchase. */
async function createBuyer(stack: RunningStack, owner: SignedIn, productId: string) {
  const { id } = await store.checkout(owner.client, await store.add(owner.client, productId));
  const { claims } = await owner.client.tokens();
  const order = { userId: owner.userId, id };
  return {
    ...owner,
    purchaseId: id,
    order,
    cancelledOrder: order,
    sessionId: claims.origin_jti,
  };
}

async function createAdmin(stack: RunningStack): Promise<SignedIn> {
  const client = createDevice(stack);
  const password = stack.demoPassword;
  return { ...(await signIn(client, "admin@jukebox.example", { password })), client };
}

/** Lets a session's idle limit pass. */
async function expire(stack: RunningStack, device: Device): Promise<void> {
  const { claims } = await device.tokens();
  const operator = createOperator(stack);
  const key = { ownerId: `user#${claims.sub}`, sessionId: claims.origin_jti };
  await operator.setTimes(key, { LastSeenAt: Date.now() - 365 * 86_400_000 });
  operator.destroy();
}

/** Registers a user without confirmation. @throws Error if that returns a token. */
async function createUnconfirmed(stack: RunningStack): Promise<StoreClient> {
  const client = createGuest(stack);
  const username = `unconfirmed-${Date.now()}@example.com`;
  await client.auth.signUp({ username, password: PASSWORD });
  const { isSignedIn, nextStep } = await client.auth.signIn({ username, password: PASSWORD });
  const { tokens } = await client.auth.fetchAuthSession();
  if (isSignedIn || tokens !== undefined || nextStep.signInStep !== "CONFIRM_SIGN_UP") {
    throw new Error(`Without confirming, signing in answered ${nextStep.signInStep}.`);
  }
  return client;
}
