/**
 * A policy document as IAM stores it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface PolicyDocument {
  /** 2008-10-17 if omitted. Only 2012-10-17 has policy variables. */
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

/** An element with a list also accepts a single value without brackets. */
export type OneOrMany<T> = T | T[];

export function listOf<T>(element: OneOrMany<T> | undefined): T[] {
  if (element === undefined) return [];
  return Array.isArray(element) ? element : [element];
}

/** Whether the version of the document supports policy variables. */
export function hasVariables({ Version }: Pick<PolicyDocument, "Version">): boolean {
  return Version === "2012-10-17";
}
