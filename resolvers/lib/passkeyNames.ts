import { util } from "@aws-appsync/utils";
import { expression, toKey } from "./expression";
import type { Expression } from "./expression";
import { passkeyNamesId, passkeyNamesOwner } from "./items";
import type { Write } from "./sessionWrites";

/** A user's own names of passkeys, by credential id. */
export type PasskeyNames = Record<string, string>;

/**
 * Maximum number of names in the item, far above the number of passkeys that Cognito allows per
 * user (20).
 */
const most = 100;

/**
 * Seconds after a deletion in which no name is written: longer than any field that started before
 * it.
 */
const deletionSeconds = 60;

/** Key of the item that holds a user's names. */
export function passkeyNamesKey(userId: string): Record<string, unknown> {
  return toKey({ OwnerId: passkeyNamesOwner(userId), SessionId: passkeyNamesId });
}

/**
 * The name of a passkey; undefined if it has none. An id may also be the name of a member of every
 * object.
 */
export function nameIn(names: PasskeyNames | undefined, id: string): string | undefined {
  return idsIn(names).indexOf(id) >= 0 ? names?.[id] : undefined;
}

/** Ids with a name that are not among the existing passkeys. */
export function staleIds(names: PasskeyNames | undefined, existing: string[]): string[] {
  return idsIn(names).filter((id) => existing.indexOf(id) < 0);
}

/** Writes the first name that a user gives. */
export function firstName(id: string, name: string): { update: Expression; condition: Expression } {
  const names: PasskeyNames = {};
  names[id] = name;
  return {
    update: expression("SET PasskeyNames = :names REMOVE ExpiresAt", {
      values: { ":names": names },
    }),
    condition: expression(
      "attribute_not_exists(PasskeyNames) AND (attribute_not_exists(ExpiresAt) OR ExpiresAt <= :now)",
      { values: { ":now": util.time.nowEpochSeconds() } },
    ),
  };
}

/** Sets one name, if there is one to set, and removes others, if the item exists. */
export function changedNames(
  named: { id: string; name: string } | undefined,
  stale: string[],
): { update: Expression; condition: Expression } {
  const names: Record<string, string> = {};
  const removed = stale.map((id, index) => {
    names[`#stale${index}`] = id;
    return `PasskeyNames.#stale${index}`;
  });
  const remove = removed.length > 0 ? ` REMOVE ${removed.join(", ")}` : "";
  const present = "attribute_exists(PasskeyNames)";
  if (named === undefined) {
    return { update: expression(remove.trim(), { names }), condition: expression(present) };
  }
  return {
    update: expression(`SET PasskeyNames.#id = :name${remove}`, {
      names: { ...names, "#id": named.id },
      values: { ":name": named.name },
    }),
    condition: expression(
      `${present} AND (attribute_exists(PasskeyNames.#own) OR size(PasskeyNames) < :most)`,
      { names: { "#own": named.id }, values: { ":most": most } },
    ),
  };
}

/**
 * Removes all names of a user. The item expires; until then it refuses names of fields that started
 * before.
 */
export function removePasskeyNames(userId: string): Write {
  return {
    table: STORE.sessionsTable,
    operation: "UpdateItem",
    key: passkeyNamesKey(userId),
    update: expression("SET ExpiresAt = :soon REMOVE PasskeyNames", {
      values: { ":soon": util.time.nowEpochSeconds() + deletionSeconds },
    }),
  };
}

function idsIn(names: PasskeyNames | undefined): string[] {
  return Object.keys(names ?? {});
}
