import type { HttpResponse } from "../../support/post";

/** The response to a request that is rejected as a whole. */
export function refusal(status: number, errorType: string, message: string): object {
  return { status, errorType, body: { errors: [{ errorType, message }] } };
}

/** The response to an invalid token. */
export function unauthorized(message: string): object {
  return refusal(401, "UnauthorizedException", message);
}

/** The parts of a response that are compared. */
export function seen({ status, errorType, body }: HttpResponse): object {
  return { status, errorType, body };
}
