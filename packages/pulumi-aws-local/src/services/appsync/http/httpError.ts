/** A request that is refused as a whole; `errorType` and message are AppSync's. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly errorType: string,
    message: string,
  ) {
    super(message);
    this.name = "HttpError";
  }
}

/** @see https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html */
export function unauthorized(message = "You are not authorized to make this call."): HttpError {
  return new HttpError(401, "UnauthorizedException", message);
}
