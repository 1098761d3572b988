import { listOf, type PrincipalElement, type PrincipalType } from "./document";

/** The sender of a request in the terms of a Principal element. */
export interface RequestPrincipal {
  type: Exclude<PrincipalType, "CanonicalUser">;
  /** ARN of a user or session, name of a service, or name or ARN of an identity provider. */
  id: string;
  /** Set for type AWS. */
  accountId?: string;
  /** ARN of the role or user to which the session belongs. */
  sessionOf?: string;
}

/**
 * How a Principal element identifies the caller: directly, by the role or user of the session, or by its account, which
 * leaves the decision to the account's own policies.
 */
export type Naming = "caller" | "entity" | "account";

/**
 * How a Principal element identifies a principal; undefined if it does not.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function namingOf(
  element: PrincipalElement,
  { type, id, accountId, sessionOf }: RequestPrincipal,
): Naming | undefined {
  if (element === "*") return "caller";
  // "AWS": "*" also matches everyone: AWS's own examples trust services with it.
  const accounts = listOf(element.AWS);
  if (accounts.includes("*") || listOf(element[type]).includes(id)) return "caller";
  if (type !== "AWS") return undefined;
  if (sessionOf !== undefined && accounts.includes(sessionOf)) return "entity";
  return accounts.some((name) => namesAccount(name, accountId!)) ? "account" : undefined;
}

/**
 * Whether a NotPrincipal element exempts a principal from a Deny. The session, its role and the account must all be
 * listed. A principal with a permissions boundary is never exempt.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function exemptsFromDeny(
  element: PrincipalElement,
  { type, id, accountId, sessionOf }: RequestPrincipal,
  bounded: boolean,
): boolean {
  if (bounded) return false;
  if (element === "*") return true;
  const accounts = listOf(element.AWS);
  if (accounts.includes("*")) return true;
  if (!listOf(element[type]).includes(id)) return false;
  if (type !== "AWS") return true;
  return (
    (sessionOf === undefined || accounts.includes(sessionOf)) &&
    accounts.some((name) => namesAccount(name, accountId!))
  );
}

function namesAccount(name: string, accountId: string): boolean {
  return name === accountId || /^arn:[^:]*:iam::(\d{12}):root$/.exec(name)?.[1] === accountId;
}
