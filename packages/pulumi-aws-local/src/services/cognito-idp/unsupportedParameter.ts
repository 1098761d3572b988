import { InvalidParameterError } from "./errors";

/** The error for a parameter that would have an effect on AWS and can have none here. */
export function unsupportedParameter(name: string, lacks: string): InvalidParameterError {
  return new InvalidParameterError(`${name} is not supported by the local user pools: ${lacks}.`);
}
