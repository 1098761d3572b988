import { AwsError } from "./awsError";
import { nestsTooDeep } from "./nestsTooDeep";

/**
 * Parses the JSON object in the body of a request.
 * @throws AwsError SerializationException for any other body
 */
export function readJsonObject(body: Buffer): Record<string, any> {
  let value: unknown;
  try {
    const text = body.toString("utf8");
    value = nestsTooDeep(text) ? undefined : JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new AwsError("SerializationException", "The request body is not a JSON object.");
  }
  return value;
}
