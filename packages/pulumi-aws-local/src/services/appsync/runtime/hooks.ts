import { randomBytes } from "node:crypto";

/**
 * What instrumented code calls, and how the realm accounts for it (realm/accountSource.ts):
 * `tick` and `enter` begin an iteration and a function, `sized` passes on a string that was put together, `members` what is
 * about to be spread, copied or walked, `stretched` an object whose length is about to be set, `named` a computed name
 * that is about to be set; `nest` and `unnest` begin and end a function that may call itself. The others give code AppSync's
 * meaning (realm/dialectSource.ts): `same` compares, `nil` makes undefined null, `either` is `??`, `defaulted` leaves defaults to
 * nulls, `walk` and `names` pass on what a loop visits, `kind` is `typeof`.
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

/** Part of the names that instrumented code is given. Another process has another one, of the same length. */
export const unguessable = randomBytes(8).toString("hex");

/** Names of the hooks inside instrumented code: none that a resolver could name, and so shadow. */
export const hookNames = Object.fromEntries(
  HOOKS.map((name) => [name, `$${name}${unguessable}`]),
) as Record<HookName, string>;

/** Name of the list of a function's arguments. */
export const parametersName = `$parameters${unguessable}`;

/** Name of the list that a module's wrapper is given. */
export const givenName = `$given${unguessable}`;

/** A message of V8, which may quote code as it runs, without the hooks. */
export function withoutHooks(message: string): string {
  return message.includes(unguessable)
    ? message.replace(
        new RegExp(`\\$\\w+${unguessable}(?:\\(\\.\\.\\.\\))?`, "g"),
        "(intermediate value)",
      )
    : message;
}
