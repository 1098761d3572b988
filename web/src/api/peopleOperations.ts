import type * as schema from "../generated/schema";
import type { Change } from "./manageOperations";
import { operation } from "./operation";
import type { Page } from "./types";

/** A user's account as the store's owner sees it. */
export type Person = Omit<schema.Person, "__typename" | "email"> & { email: string | null };

/** A sign-in of a user as the store's owner sees it. */
export type PersonSession = Omit<schema.PersonSession, "__typename">;

const person = "id email emailVerified status banned createdAt";

export const getPerson = operation<Person | null, { email: string }>(
  `query Person($email: AWSEmail!) { person(email: $email) { ${person} } }`,
);

export const getPersonSessions = operation<PersonSession[], { userId: string }>(
  `query PersonSessions($userId: ID!) { personSessions(userId: $userId) {
    id device createdAt lastSeenAt expiresAt signedInBy signedInByVerified } }`,
);

export const getPersonHistory = operation<
  Page<Change>,
  { userId: string; nextToken: string | null }
>(
  `query PersonHistory($userId: ID!, $nextToken: String) {
    personHistory(userId: $userId, nextToken: $nextToken) {
      items { at actor kind details } nextToken } }`,
);

export const endUserSessions = operation<{ sessionIds: string[] }, { userId: string }>(
  `mutation EndUserSessions($userId: ID!) { endUserSessions(userId: $userId) { ownerId sessionIds } }`,
);

export const banUser = operation<{ sessionIds: string[] }, { userId: string }>(
  `mutation BanUser($userId: ID!) { banUser(userId: $userId) { ownerId sessionIds } }`,
);

export const liftBan = operation<Person, { userId: string }>(
  `mutation LiftBan($userId: ID!) { liftBan(userId: $userId) { ${person} } }`,
);
