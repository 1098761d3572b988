import { randomInt } from "node:crypto";
import { AwsError } from "../../core/awsError";
import { InvalidPasswordError } from "./errors";
import type { PasswordPolicy } from "./poolSettings";
import type { PoolRecord, UserRecord, Verifier } from "./records";
import { makeVerifier, matchesVerifier } from "./srp/verifier";

const SYMBOLS = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+= ";
const SETS = {
  lower: "abcdefghijkmnopqrstuvwxyz",
  upper: "ABCDEFGHJKLMNPQRSTUVWXYZ",
  digit: "23456789",
  symbol: "!@#%&*-_+=",
};

/** The beginning of AWS's message: it differs between sign-up and invitation and the other operations. */
export type PolicyWording = "did not conform with policy" | "does not conform to policy";

/**
 * Checks a new password against the pool's policy.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
 * UNVERIFIED: the order in which AWS reports several violations.
 * @throws InvalidPasswordException
 */
export function checkPolicy(
  policy: PasswordPolicy,
  password: string,
  wording: PolicyWording = "does not conform to policy",
): void {
  const rules: [boolean, string][] = [
    [[...password].length >= policy.minimumLength, "Password not long enough"],
    [!policy.requireLowercase || /[a-z]/.test(password), "Password must have lowercase characters"],
    [!policy.requireUppercase || /[A-Z]/.test(password), "Password must have uppercase characters"],
    [!policy.requireNumbers || /[0-9]/.test(password), "Password must have numeric characters"],
    [!policy.requireSymbols || hasSymbol(password), "Password must have symbol characters"],
  ];
  const broken = rules.find(([kept]) => !kept);
  if (broken !== undefined) throw new InvalidPasswordError(`Password ${wording}: ${broken[1]}`);
}

/**
 * The fields of a user with a new password.
 * @throws PasswordHistoryPolicyViolationException if it is one of the last passwords
 */
export function withPassword(
  pool: PoolRecord,
  user: UserRecord,
  password: string,
): Pick<UserRecord, "password" | "passwordHistory" | "temporaryPasswordExpiresAt"> {
  const { passwordHistorySize } = pool.settings.passwordPolicy;
  const previous = [user.password, ...(user.passwordHistory ?? [])]
    .filter((entry): entry is Verifier => entry !== undefined)
    .slice(0, passwordHistorySize);
  if (previous.some((entry) => matchesVerifier(user, entry, password))) {
    // UNVERIFIED: the message.
    throw new AwsError(
      "PasswordHistoryPolicyViolationException",
      "Password has previously been used and cannot be reused.",
    );
  }
  return {
    password: makeVerifier(user, password),
    passwordHistory: previous,
    temporaryPasswordExpiresAt: undefined,
  };
}

/** Generates a random password that satisfies any policy. */
export function generatePassword(policy: PasswordPolicy): string {
  const characters = Object.values(SETS).map(pick);
  const all = Object.values(SETS).join("");
  while (characters.length < Math.max(policy.minimumLength, 12)) characters.push(pick(all));
  for (let i = characters.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    [characters[i], characters[j]] = [characters[j]!, characters[i]!];
  }
  return characters.join("");
}

function pick(set: string): string {
  return set[randomInt(set.length)]!;
}

/** A space only counts inside the password. */
function hasSymbol(password: string): boolean {
  return [...password.trim()].some((character) => SYMBOLS.includes(character));
}
