/**
 * A policy document as IAM stores it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface PolicyDocument {
  /** 2008-10-17 when omitted. Only 2012-10-17 has policy variables. */
  Version?: string;
  Id?: string;
  Statement: OneOrMany<PolicyStatement>;
}

export interface PolicyStatement {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Principal?: PrincipalElement;
  NotPrincipal?: PrincipalElement;
  Action?: OneOrMany<string>;
  NotAction?: OneOrMany<string>;
  Resource?: OneOrMany<string>;
  NotResource?: OneOrMany<string>;
  Condition?: ConditionBlock;
}

export type PrincipalElement = "*" | Partial<Record<PrincipalType, OneOrMany<string>>>;

export const PRINCIPAL_TYPES = ["AWS", "Federated", "Service", "CanonicalUser"] as const;

export type PrincipalType = (typeof PRINCIPAL_TYPES)[number];

/** Values by condition operator and condition key. */
export type ConditionBlock = Record<string, Record<string, OneOrMany<ConditionValue>>>;

export type ConditionValue = string | number | boolean;

/** Elements that hold a list hold a list of one without its brackets as well. */
export type OneOrMany<T> = T | T[];

export function listOf<T>(element: OneOrMany<T> | undefined): T[] {
  if (element === undefined) return [];
  return Array.isArray(element) ? element : [element];
}

/** Whether the document's version of the policy language has policy variables. */
export function hasVariables({ Version }: Pick<PolicyDocument, "Version">): boolean {
  return Version === "2012-10-17";
}
