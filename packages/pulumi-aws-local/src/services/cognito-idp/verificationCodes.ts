import type { Codes } from "./codes";
import type { StateStore } from "../../core/stateStore";
import { simulateDelivery, type CodeDeliveryDetails, type Mailer } from "./mailer";
import type { CodePurpose, PoolRecord, UserRecord } from "./records";
import type { UserStore } from "./userStore";

/** The dependencies of mailing a code. */
export interface CodeParts {
  users: UserStore;
  codes: Codes;
  mailer: Mailer;
}

/**
 * Generates a code, stores its hash and mails it to the user's address. Undefined if the user has no address, or the
 * pool does not verify addresses.
 */
export function issueCode(
  { users, codes, mailer }: CodeParts,
  pool: PoolRecord,
  user: UserRecord,
  purpose: CodePurpose,
): CodeDeliveryDetails | undefined {
  const email = (purpose === "email" ? user.pendingEmail : undefined) ?? user.attributes.email;
  const verifies = purpose === "reset" || pool.settings.autoVerifiedAttributes.includes("email");
  if (email === undefined || !verifies) return undefined;
  const { code, record } = codes.make(pool, user, purpose);
  users.update(pool, user.sub, (current) => ({ codes: { ...current.codes, [purpose]: record } }));
  return mailer.sendCode(pool, email, code, user.username);
}

/**
 * Responds as issueCode does, for a name that gets no mail and must not notice that. It performs the same two writes,
 * because their duration would otherwise reveal which users exist. They overwrite those of the last such name.
 */
export function pretendCode(
  { codes, state }: { codes: Codes; state: StateStore },
  pool: PoolRecord,
  name: string,
): CodeDeliveryDetails {
  const decoys = state.collection<unknown>("cognitoDecoys");
  const { record } = codes.make(pool, { sub: "nobody" }, "reset");
  state.transaction(() => decoys.put("user", { ...record, settings: pool.settings }));
  state.transaction(() => decoys.put("mail", { ...record, ...pool.settings.verification }));
  return simulateDelivery(pool, name);
}

/** A user's codes without the one that was just used. */
export function withoutCode(user: UserRecord, purpose: CodePurpose): UserRecord["codes"] {
  const { [purpose]: used, ...rest } = user.codes;
  return rest;
}
