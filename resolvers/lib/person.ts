import { util } from "@aws-appsync/utils";
import type { Person, PersonStatus } from "../generated/schema";
import { checkUserId } from "./checkInput";
import type { CognitoBody } from "./cognito";
import { fail } from "./fail";

/** A user in the response of ListUsers; times are epoch seconds. */
interface CognitoUser {
  Username: string;
  Attributes?: { Name: string; Value?: string }[];
  Enabled?: boolean;
  UserStatus?: string;
  UserCreateDate?: number;
}

/** The attribute and the value that identify a user. */
export interface PersonQuery {
  attribute: "email" | "sub";
  value: string;
}

/** Maximum length of the filter of ListUsers (API_ListUsers.html). */
const longestFilter = 256;

/** A user's sub as an admin writes it, converted to lower case as in the keys of items. */
export function checkPersonId(userId: string): string {
  return checkUserId(userId).toLowerCase();
}

/**
 * The filter of ListUsers that matches this value only. Quotation marks in it are escaped by a
 * backslash (API_ListUsers.html), and so is the backslash itself.
 */
export function personFilter({ attribute, value }: PersonQuery): string {
  const escaped = value.split("\\").join("\\\\").split('"').join('\\"');
  const filter = `${attribute} = "${escaped}"`;
  if (filter.length > longestFilter) fail("InvalidInput", "No address is this long.");
  return filter;
}

/** The user in the body of ListUsers; undefined if there is none. */
export function personIn(body: CognitoBody, query: PersonQuery): Person | undefined {
  const found = ((body.Users ?? []) as CognitoUser[]).map(personOf);
  return query.attribute === "sub" ? found.find(({ id }) => id === query.value) : found[0];
}

/** Ends an admin field whose user does not exist. */
export function failNoPerson(): never {
  fail("PersonNotFound", "There is no such user. The account may have been deleted.");
}

function personOf(user: CognitoUser): Person {
  const attribute = (name: string) =>
    (user.Attributes ?? []).find(({ Name }) => Name === name)?.Value ?? null;
  return {
    id: attribute("sub") ?? user.Username,
    email: attribute("email"),
    emailVerified: attribute("email_verified") === "true",
    status: statuses[user.UserStatus ?? ""] ?? "OTHER",
    banned: user.Enabled === false,
    createdAt: util.time.epochMilliSecondsToISO8601(Math.floor((user.UserCreateDate ?? 0) * 1000)),
  };
}

/** Cognito's UserStatus: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserType.html */
const statuses: Record<string, PersonStatus> = {
  CONFIRMED: "CONFIRMED",
  UNCONFIRMED: "UNCONFIRMED",
  FORCE_CHANGE_PASSWORD: "PASSWORD_DUE",
  RESET_REQUIRED: "PASSWORD_DUE",
};
