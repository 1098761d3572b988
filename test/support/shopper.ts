import { randomUUID } from "node:crypto";
import { createClient, type StoreClient } from "./amplifyClient";
import type { RunningStack } from "./stack";

/** Selection of a cart with all its fields. */
export const CART = `{ id version itemCount totalCents expiresAt claimToken
  lines { productId quantity lineTotalCents product { title priceCents } } }`;

export const PASSWORD = "Correct-Horse-7-Battery";

/** A registered, signed-in user with a session. */
export interface Shopper {
  client: StoreClient;
  email: string;
  /** The user's sub. */
  userId: string;
}

/** A guest with a guest identity of its own. */
export function createGuest(stack: RunningStack): StoreClient {
  return createClient(stack.outputs);
}

/** Registers a new user, confirms with the mailed code, signs in with SRP and starts the session. */
export async function createShopper(
  stack: RunningStack,
  client = createGuest(stack),
): Promise<Shopper> {
  const email = `shopper-${randomUUID()}@example.com`;
  await register(stack, client, email);
  return signIn(client, email);
}

/** Registers and confirms without signing in. */
export async function register(
  stack: RunningStack,
  { auth }: StoreClient,
  email: string,
): Promise<void> {
  await auth.signUp({
    username: email,
    password: PASSWORD,
    options: { userAttributes: { email } },
  });
  const confirmationCode = await mailedCode(stack, email);
  await auth.confirmSignUp({ username: email, confirmationCode });
}

/** Signs in and starts the session, as the store's own client does. */
export async function signIn(
  client: StoreClient,
  email: string,
  { password = PASSWORD, device = "test" } = {},
): Promise<Shopper> {
  const { isSignedIn } = await client.auth.signIn({ username: email, password });
  if (!isSignedIn) throw new Error(`${email} could not sign in`);
  await client.field(`mutation Start($device: String!) { startSession(device: $device) { id } }`, {
    device,
  });
  const { tokens } = await client.auth.fetchAuthSession();
  return { client, email, userId: String(tokens!.accessToken.payload.sub) };
}

/** The newest code that was mailed to an address. */
export async function mailedCode(stack: RunningStack, email: string): Promise<string> {
  const mails = await stack.inbox();
  for (const { to, text, html } of mails) {
    const code = /\b\d{6}\b/.exec(text ?? html ?? "")?.[0];
    if (to.includes(email) && code !== undefined) return code;
  }
  throw new Error(`No code was mailed to ${email}.`);
}
