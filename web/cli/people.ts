import { isApiEmail } from "../src/api/formats";
import { field } from "./manage";

interface Person {
  id: string;
}

const PERSON = "{ id email emailVerified status banned createdAt }";

/** The account of an address, its sessions and its history. @throws Error if there is none. */
export async function showPerson(email: string): Promise<unknown> {
  const person = await find(email);
  const userId = person.id;
  const sessions = await field(
    `query ($userId: ID!) { personSessions(userId: $userId) {
      id device createdAt lastSeenAt expiresAt signedInBy } }`,
    { userId },
  );
  const { items } = await field<{ items: { details: string }[] }>(
    `query ($userId: ID!) { personHistory(userId: $userId) { items { at actor kind details } } }`,
    { userId },
  );
  const history = items.map((item) => ({ ...item, details: JSON.parse(item.details) }));
  return { ...person, sessions, history };
}

/** Ends all sessions of a user. */
export async function endSessions(email: string): Promise<unknown> {
  return act("endUserSessions(userId: $userId) { ownerId sessionIds }", email);
}

/** Bans a user, effective immediately. */
export async function ban(email: string): Promise<unknown> {
  return act("banUser(userId: $userId) { ownerId sessionIds }", email);
}

/** Lifts a ban. */
export async function liftBan(email: string): Promise<unknown> {
  return act(`liftBan(userId: $userId) ${PERSON}`, email);
}

/** Runs a mutation on the user with this address, and retries it after a conflict. */
async function act(call: string, email: string): Promise<unknown> {
  const { id: userId } = await find(email);
  for (;;) {
    try {
      return await field(`mutation ($userId: ID!) { ${call} }`, { userId });
    } catch (error) {
      if ((error as Error).name !== "TryAgain") throw error;
    }
  }
}

async function find(email: string): Promise<Person> {
  if (!isApiEmail(email)) throw new Error(`"${email}" is not an address such as ada@example.com.`);
  const person = await field<Person | null>(
    `query ($email: AWSEmail!) { person(email: $email) ${PERSON} }`,
    { email },
  );
  if (person === null) throw new Error(`No account has the address "${email}".`);
  return person;
}
