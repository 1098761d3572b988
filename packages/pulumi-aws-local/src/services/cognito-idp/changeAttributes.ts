import { checkDeletable, type AttributeType, readChanges } from "./attributes";
import type { Kit } from "./kit";
import type { CodeDeliveryDetails } from "./mailer";
import type { PoolRecord, UserRecord } from "./records";
import { issueCode } from "./verificationCodes";

type Parts = Pick<Kit, "users" | "codes" | "mailer" | "state">;

/**
 * Changes attributes of a user; an empty value deletes one. A new address is unverified until its code is confirmed,
 * unless the same change verifies it. If the pool requires it, the address only replaces the old one after the
 * confirmation.
 * @throws InvalidParameterException, AliasExistsException
 */
export function changeAttributes(
  { users, codes, mailer, state }: Parts,
  pool: PoolRecord,
  user: UserRecord,
  given: AttributeType[],
): CodeDeliveryDetails | undefined {
  const { email, ...rest } = readChanges(pool, given);
  const deleted = Object.entries(rest).flatMap(([name, value]) => (value === "" ? [name] : []));
  if (email === "") deleted.push("email");
  for (const name of deleted) checkDeletable(pool, name);
  const changesEmail = email !== undefined && email !== "" && email !== user.attributes.email;
  const isVerified = rest["email_verified"] === "true";
  const later = changesEmail && !isVerified && pool.settings.verifyBeforeUpdate.includes("email");
  return state.transaction(() => {
    const updated = users.update(pool, user.sub, (current) => ({
      attributes: without(deleted, {
        ...current.attributes,
        ...(changesEmail && !later ? { email: email!, email_verified: "false" } : {}),
        ...rest,
      }),
      pendingEmail: later ? email : changesEmail ? undefined : current.pendingEmail,
    }));
    return changesEmail && !isVerified
      ? issueCode({ users, codes, mailer }, pool, updated, "email")
      : undefined;
  });
}

/**
 * Deletes attributes of a user. Deleting an address also deletes its verified status.
 * @throws InvalidParameterException
 */
export function deleteAttributes(
  parts: Parts,
  pool: PoolRecord,
  user: UserRecord,
  names: string[],
): void {
  changeAttributes(
    parts,
    pool,
    user,
    names.map((Name) => ({ Name })),
  );
}

function without(names: string[], attributes: Record<string, string>): Record<string, string> {
  const gone = new Set(names.flatMap((name) => [name, `${name}_verified`]));
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !gone.has(name)));
}
