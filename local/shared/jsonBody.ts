import { AwsError } from "./awsError";

/**
 * The JSON object that a request's body holds.
 * @throws AwsError SerializationException when it holds anything else.
 */
export function readJsonObject(body: Buffer): Record<string, any> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString("utf8"));
  } catch {
    value = undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new AwsError("SerializationException", "The request body is not a JSON object.");
  }
  return value;
}
