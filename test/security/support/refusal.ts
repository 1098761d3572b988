import type { HttpAnswer } from "../../support/post";

/** What a request that is refused as a whole is answered with. */
export function refusal(status: number, errorType: string, message: string): object {
  return { status, errorType, body: { errors: [{ errorType, message }] } };
}

/** What a token that is refused is answered with. */
export function unauthorized(message: string): object {
  return refusal(401, "UnauthorizedException", message);
}

/** Of an answer, what a refusal is compared with. */
export function seen({ status, errorType, body }: HttpAnswer): object {
  return { status, errorType, body };
}
