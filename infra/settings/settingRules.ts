/** Parses the text of a setting into its value, or describes the allowed values. */
export type Rule<T> = (given: string) => { value: T } | { allowed: string };

/** Whole numbers from `min` to `max`; `unit` is used in the message only. */
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

/** One of the given names. */
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

/**
 * An e-mail address that can send mails, or nothing. The characters are those of ARNs ("ArnType" of
 * Cognito's API); "*" and "?" would be wildcards in the policy of the role that sends mails.
 */
export function senderOrEmpty(): Rule<string> {
  return (given) => {
    const result = addressOrEmpty()(given);
    if ("allowed" in result || /^[A-Za-z0-9_+=/,.@-]*$/.test(given)) return result;
    return {
      allowed: "an e-mail address of letters, digits and any of _ + = / , . @ -, or nothing",
    };
  };
}

// The maximum length is ACM's, for the first name of a certificate (API_RequestCertificate.html);
// CloudFront and Route 53 allow more.
const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

/** A domain name in lower case of at most 64 characters, or nothing. */
export function domainOrEmpty(): Rule<string> {
  return (given) => {
    if (given === "" || (given.length <= 64 && domain.test(given))) return { value: given };
    return {
      allowed:
        'a domain in lower case of at most 64 characters such as "store.example.com", or nothing',
    };
  };
}

/** The id of a Route 53 hosted zone (API_HostedZone.html: 32 characters at most), or nothing. */
export function zoneIdOrEmpty(): Rule<string> {
  return (given) => {
    if (given === "" || /^Z[0-9A-Z]{1,31}$/.test(given)) return { value: given };
    return {
      allowed: 'the id of a Route 53 hosted zone such as "Z0123456789ABCDEFGHIJ", or nothing',
    };
  };
}

const keyArn = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]{1,256}$/;

/**
 * The owner of an encryption key: "owned" by AWS, "managed" by AWS for the account, or the ARN of a
 * KMS key.
 */
export function keyOwner(): Rule<string> {
  return (given) => {
    if (given === "owned" || given === "managed" || keyArn.test(given)) return { value: given };
    return {
      allowed:
        "owned, managed, or the ARN of a KMS key (arn:aws:kms:REGION:ACCOUNT:key/ID), not of an alias",
    };
  };
}

/** One of the given whole numbers; `unit` is used in the message only. */
export function oneOfNumbers(unit: string, ...numbers: readonly number[]): Rule<number> {
  return (given) => {
    const value = numbers.find((number) => String(number) === given);
    if (value !== undefined) return { value };
    return { allowed: `a number of ${unit} that is one of ${numbers.join(", ")}` };
  };
}

// Characters that every AWS service accepts: "Tag naming limits and requirements", AWS tagging
// reference.
const tag = /^[\p{L}\p{N} _.:/=+@-]{1,256}$/u;

/**
 * The value of a tag. The reference allows letters and digits beyond ASCII, but some services do
 * not.
 */
export function tagValue(): Rule<string> {
  return (given) => {
    const isAscii = /^[ -~]*$/.test(given);
    if (tag.test(given) && given.trim() === given && isAscii) return { value: given };
    const letters = isAscii ? "letters, digits" : "letters from a to z, digits from 0 to 9";
    return {
      allowed: `1 to 256 ${letters}, spaces and any of _ . : / = + - @, no space at its ends`,
    };
  };
}
