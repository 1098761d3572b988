import { AwsError } from "../../../core/awsError";
import {
  brokenConstraint,
  memberPath,
  NOT_NULL,
  validationErrors,
} from "../../../core/constraintTexts";
import { brokenConstraints, type MemberConstraints } from "../../../core/memberConstraints";
import { ValidationError } from "../errors";
import { tokenOf } from "../texts/typeText";

/** The constraints of the service model for one member of a request. */
export interface Constraint extends MemberConstraints {
  type: "String" | "Integer";
  required?: true;
}

/**
 * Rejects input that violates constraints of the service model, with all violations at once.
 * @throws AwsError ValidationException, SerializationException
 */
export function checkInput(
  input: Record<string, any>,
  constraints: Readonly<Record<string, Constraint>>,
): void {
  for (const [name, { type }] of Object.entries(constraints)) checkType(input[name], type);
  const problems = Object.entries(constraints).flatMap(([name, constraint]) => {
    const at = memberPath(name);
    const value: string | number | undefined = input[name] ?? undefined;
    if (value !== undefined) return brokenConstraints(value, at, constraint);
    return constraint.required ? [brokenConstraint(at, undefined, NOT_NULL)] : [];
  });
  if (problems.length > 0) throw new ValidationError(validationErrors(problems));
}

function checkType(value: unknown, type: Constraint["type"]): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) refuse(`Unrecognized collection type class java.lang.${type}`);
  if (typeof value === "object") refuse("Start of structure or map found where not expected");
  if (typeof value === (type === "Integer" ? "number" : "string")) return;
  refuse(`${tokenOf(value)} cannot be converted to ${type}`);
}

function refuse(message: string): never {
  throw new AwsError("SerializationException", message);
}
