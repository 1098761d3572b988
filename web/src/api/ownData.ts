import type * as schema from "../generated/schema";
import { getPurchases } from "./operations";
import { operation, type Operation } from "./operation";
import type { CartAndSaved, Page, Purchase } from "./types";

type Profile = Omit<schema.Profile, "__typename">;
type OwnSession = Omit<schema.Session, "__typename">;

const getMyData = operation<{ profile: Profile; sessions: OwnSession[]; cart: CartAndSaved }>(
  `query MyData { myData {
    profile { id email emailVerified authenticator passkeys { id name createdAt } }
    sessions { id device createdAt lastSeenAt expiresAt current data signedInBy signedInByVerified }
    cart { id version itemCount totalCents expiresAt
      lines { productId quantity lineTotalCents product { title artist priceCents } }
      saved { version expiresAt lines { productId quantity product { title artist priceCents } } } } } }`,
);

/** Sends an operation to the store's API as the owner of the data. */
export type Ask = <Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
) => Promise<Data>;

/** All data that the store keeps about a user, for a file. */
export async function collectOwnData(ask: Ask): Promise<object> {
  const { profile, sessions, cart } = await ask(getMyData, {});
  const purchases: Purchase[] = [];
  let nextToken: string | null = null;
  do {
    const page: Page<Purchase> = await ask(getPurchases, { limit: 100, nextToken });
    purchases.push(...page.items);
    nextToken = page.nextToken;
  } while (nextToken !== null);
  const { saved, ...inCart } = cart;
  const readable = sessions.map((session) => ({ ...session, data: JSON.parse(session.data) }));
  return {
    savedAt: new Date().toISOString(),
    profile,
    sessions: readable,
    cart: inCart,
    saved,
    purchases,
  };
}
