import type { Challenge } from "../challenges";
import { InvalidParameterError } from "../errors";
import type { ClientRecord } from "../records";
import { verifyClaim } from "../srp/serverSession";
import type { SrpOwner } from "../srp/verifier";
import type { Authenticator } from "./authenticator";
import { requireParameter } from "./parameters";

const TIMESTAMP = /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d{2}:\d{2}:\d{2} UTC \d{4}$/;

/**
 * Reads a client's SRP proof, which ends its challenge whether or not it is correct.
 * @param ownerOf returns the names that the proof hashes
 * @throws InvalidParameterException, NotAuthorizedException
 */
export function readProof(
  auth: Authenticator,
  client: ClientRecord,
  name: "PASSWORD_VERIFIER" | "DEVICE_PASSWORD_VERIFIER",
  responses: Record<string, string>,
  { ownerOf }: { ownerOf(challenge: Challenge): SrpOwner },
): { challenge: Challenge; isProven: boolean } {
  const { challenges, limits } = auth.parts;
  const block = requireParameter(responses, "PASSWORD_CLAIM_SECRET_BLOCK");
  const secretBlock = Buffer.from(block, "base64");
  const signature = Buffer.from(requireParameter(responses, "PASSWORD_CLAIM_SIGNATURE"), "base64");
  const timestamp = requireParameter(responses, "TIMESTAMP");
  if (!TIMESTAMP.test(timestamp)) {
    throw new InvalidParameterError(
      "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.",
    );
  }
  // UNVERIFIED: AWS's message for a secret block that it did not issue or that was used before.
  const challenge = challenges.get(secretBlock, name, client.id);
  challenges.use(secretBlock);
  limits.checkLock(challenge.attemptName);
  const claim = { secretBlock, signature, timestamp };
  return { challenge, isProven: verifyClaim(ownerOf(challenge), challenge.srp!, claim) };
}
