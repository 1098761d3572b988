import { createHmac, randomBytes } from "node:crypto";
import type { StateStore } from "../core/stateStore";
import type { Goal } from "./goal";

/** Replaces each secret string with a keyed hash, so that equal secrets stay equal. */
export type Redact = (value: unknown, secrets: ReadonlySet<string>) => any;

/** Creates the redactor of a data folder, which stores its key. */
export function redactorOf(state: StateStore): Redact {
  const keys = state.collection<string>("resource-keys");
  let key = keys.get("redaction");
  if (key === undefined) {
    key = randomBytes(32).toString("base64");
    keys.put("redaction", key);
  }
  return redactor(key);
}

function redactor(key: string): Redact {
  return function redact(value: any, secrets): any {
    if (typeof value === "string" && secrets.has(value)) {
      return { $secret: createHmac("sha256", key).update(value).digest("base64") };
    }
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => redact(item, secrets));
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, child]) => child !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, child]) => [name, redact(child, secrets)]),
    );
  };
}

/**
 * Replaces hashes with their secrets.
 * @param secrets candidates
 */
export function restorerOf(redact: Redact, secrets: ReadonlySet<string>): (value: any) => any {
  const byHash = new Map([...secrets].map((secret) => [redact(secret, secrets).$secret, secret]));
  return function restore(value: any): any {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(restore);
    if (typeof value.$secret === "string") return byHash.get(value.$secret) ?? value;
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, restore(child)]));
  };
}

/** The secret strings among a resource's inputs. */
export function secretsOf({
  inputs,
  secretPaths,
}: Pick<Goal, "inputs" | "secretPaths">): Set<string> {
  const secret = new Set(secretPaths);
  const find = (value: any, path: string): string[] => {
    if (secret.has(path)) return stringsOf(value);
    if (typeof value !== "object" || value === null) return [];
    if (Array.isArray(value)) return value.flatMap((item) => find(item, path));
    return Object.entries(value).flatMap(([name, child]) =>
      find(child, path === "" ? name : `${path}.${name}`),
    );
  };
  return new Set(find(inputs, ""));
}

/** All strings in a value; none for a secret of which only the hash is known. */
export function stringsOf(value: any): string[] {
  if (typeof value !== "object" || value === null) return [String(value)];
  return "$secret" in value ? [] : Object.values(value).flatMap(stringsOf);
}
