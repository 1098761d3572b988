import { AwsError } from "../../core/awsError";
import { memberPath, NOT_NULL } from "../../core/constraintTexts";
import type { HttpRequest } from "../../core/http";
import { readJsonObject } from "../../core/jsonBody";
import { ValidationError } from "./errors";

const ID_PATTERN = "[\\w-]+:[0-9a-f-]+";

/** @throws AwsError SerializationException unless the body is a JSON object */
export function parseBody({ body }: HttpRequest): Record<string, unknown> {
  return body.length === 0 ? {} : readJsonObject(body);
}

/**
 * An identity or identity pool id, "<region>:<GUID>".
 * @throws ValidationError
 */
export function readId(input: Record<string, unknown>, member: string): string {
  const value = input[member];
  const wireName = memberPath(member);
  if (value === undefined || value === null) {
    throw new ValidationError(undefined, wireName, NOT_NULL);
  }
  if (typeof value !== "string" || value.length > 55 || !/^[\w-]+:[0-9a-f-]+$/.test(value)) {
    throw new ValidationError(
      value,
      wireName,
      `Member must satisfy regular expression pattern: ${ID_PATTERN}`,
    );
  }
  return value;
}

/**
 * The Logins map; empty for guests.
 * @throws ValidationError
 */
export function readLogins({ Logins = {} }: Record<string, unknown>): Record<string, string> {
  const logins = Logins ?? {};
  const isMap = typeof logins === "object" && !Array.isArray(logins);
  if (!isMap || Object.values(logins).some((token) => typeof token !== "string")) {
    throw new AwsError("SerializationException", "Logins must be a map of strings.");
  }
  if (Object.keys(logins).length > 10) {
    throw new ValidationError("Logins", "logins", "Map must have length less than or equal to 10");
  }
  return logins as Record<string, string>;
}
