import { randomBytes } from "node:crypto";

/**
 * The functions that instrumented code calls. Some account for resources (realm/accountSource.ts): `tick` starts an
 * iteration, and `enter` a function; `sized` passes on a concatenated string; `members` passes on a value that is about
 * to be spread, copied or iterated; `stretched` passes on an object whose length is about to be set; `named` passes on
 * a computed name that is about to be set; `nest` and `unnest` start and end a function that may be recursive. The
 * others implement AppSync's semantics (realm/dialectSource.ts): `same` compares, `nil` converts undefined to null,
 * `either` is `??`, `defaulted` also applies defaults to nulls, `walk` and `names` pass on what a loop iterates, `kind`
 * is `typeof`.
 */
const HOOKS = [
  "tick",
  "enter",
  "sized",
  "members",
  "stretched",
  "named",
  "nest",
  "unnest",
  "same",
  "nil",
  "either",
  "defaulted",
  "walk",
  "names",
  "kind",
] as const;

export type HookName = (typeof HOOKS)[number];

/** Part of the names in instrumented code. Each process has a different one of the same length. */
export const unguessable = randomBytes(8).toString("hex");

/** Names of the hooks in instrumented code. A resolver cannot guess them, so it cannot shadow them. */
export const hookNames = Object.fromEntries(
  HOOKS.map((name) => [name, `$${name}${unguessable}`]),
) as Record<HookName, string>;

/** Name of the list with a function's arguments. */
export const parametersName = `$parameters${unguessable}`;

/** Name of the list that a module's wrapper receives. */
export const givenName = `$given${unguessable}`;

/** Removes the hooks from a message of V8, which may quote instrumented code. */
export function withoutHooks(message: string): string {
  return message.includes(unguessable)
    ? message.replace(
        new RegExp(`\\$\\w+${unguessable}(?:\\(\\.\\.\\.\\))?`, "g"),
        "(intermediate value)",
      )
    : message;
}
