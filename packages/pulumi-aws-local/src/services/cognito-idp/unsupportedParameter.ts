import { InvalidParameterError } from "./errors";

/** The error for a parameter that has an effect on AWS but cannot have one here. */
export function unsupportedParameter(name: string, lacks: string): InvalidParameterError {
  return new InvalidParameterError(`${name} is not supported by the local user pools: ${lacks}.`);
}
