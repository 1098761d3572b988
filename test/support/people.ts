import type { StoreClient } from "./amplifyClient";
import type { SessionsEnded } from "./device";

/** An account as admins see it. */
export interface Person {
  id: string;
  email: string | null;
  emailVerified: boolean;
  status: string;
  banned: boolean;
  createdAt: string;
}

const PERSON = "{ id email emailVerified status banned createdAt }";

/** An admin's operations on users; each throws an Error named by its errorType. */
export const people = {
  find: (admin: StoreClient, email: string) =>
    admin.field<Person | null>(`query ($email: AWSEmail!) { person(email: $email) ${PERSON} }`, {
      email,
    }),
  sessions: (admin: StoreClient, userId: string) =>
    admin.field<{ id: string; device: string }[]>(
      `query ($userId: ID!) { personSessions(userId: $userId) {
        id device createdAt lastSeenAt expiresAt signedInBy signedInByVerified } }`,
      { userId },
    ),
  /** Kinds and details of the history of a user, newest first. */
  history: async (admin: StoreClient, userId: string) => {
    const page = await admin.field<{ items: { actor: string; kind: string; details: string }[] }>(
      `query ($userId: ID!) { personHistory(userId: $userId) { items { at actor kind details } nextToken } }`,
      { userId },
    );
    return page.items.map(({ actor, kind, details }) => [kind, JSON.parse(details), actor]);
  },
  ban: (admin: StoreClient, userId: string) =>
    admin.field<SessionsEnded>(
      "mutation ($userId: ID!) { banUser(userId: $userId) { ownerId sessionIds } }",
      { userId },
    ),
  lift: (admin: StoreClient, userId: string) =>
    admin.field<Person>(`mutation ($userId: ID!) { liftBan(userId: $userId) ${PERSON} }`, {
      userId,
    }),
};

/** The data that the store keeps about the caller. */
export const myData = (client: StoreClient) =>
  client.field(`{ myData {
    profile { id email emailVerified authenticator passkeys { id name } }
    sessions { id device current data }
    cart { id version itemCount lines { productId quantity product { title tracks } } } } }`);
