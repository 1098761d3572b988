import { InvalidParameterError } from "../errors";

/** @throws InvalidParameterException with AWS's message for a missing entry of AuthParameters */
export function requireParameter(parameters: Record<string, string>, name: string): string {
  const value = parameters[name];
  if (value === undefined || value === "") {
    throw new InvalidParameterError(`Missing required parameter ${name}`);
  }
  return value;
}
