/** Turns a setting's text into its value, or says what it would have allowed. */
export type Rule<T> = (given: string) => { value: T } | { allowed: string };

/** Whole numbers from `min` to `max`; `unit` is for the message only. */
export function wholeNumber(min: number, max: number, unit: string): Rule<number> {
  return (given) => {
    const value = /^-?\d{1,15}$/.test(given) ? Number(given) : NaN;
    if (value >= min && value <= max) return { value };
    return { allowed: `a whole number of ${unit} from ${min} to ${max}` };
  };
}

/** true or false. */
export function yesOrNo(): Rule<boolean> {
  return (given) => {
    if (given === "true" || given === "false") return { value: given === "true" };
    return { allowed: "true or false" };
  };
}

/** One of the names given. */
export function oneOf<T extends string>(...names: readonly T[]): Rule<T> {
  return (given) => {
    const value = names.find((name) => name === given);
    if (value !== undefined) return { value };
    return { allowed: `one of ${names.join(", ")}` };
  };
}

// SES accepts 7-bit ASCII only before the @: "Verified identities in Amazon SES", SES developer guide.
const address =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** A bare e-mail address of at most 320 characters, or nothing. */
export function addressOrEmpty(): Rule<string> {
  return (given) => {
    if (given === "" || (given.length <= 320 && address.test(given))) return { value: given };
    return { allowed: 'an e-mail address such as "shop@example.com", or nothing' };
  };
}
