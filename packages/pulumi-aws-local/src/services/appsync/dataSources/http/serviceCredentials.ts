import type { Services } from "../../../../core/services";
import { AwsError } from "../../../../core/awsError";
import type { SigningCredentials } from "../../../../core/signRequest";
import { contextOf, roleOf, SERVICE_PRINCIPAL, SESSION_NAME, unassumable } from "../serviceRole";
import type { HttpSource } from "./httpSource";

/** Credentials are renewed when their remaining lifetime is below this value. */
const RENEW_BEFORE_MS = 5 * 60_000;

/**
 * The role's credentials, cached until shortly before they expire.
 * @throws AwsError if the role does not trust AppSync
 */
export async function serviceCredentials(
  source: HttpSource,
  { iam, clock }: Pick<Services, "iam" | "clock">,
): Promise<SigningCredentials> {
  const known = kept.get(source);
  if (known !== undefined && known.expiresAt - clock.now() > RENEW_BEFORE_MS)
    return known.credentials;
  const role = roleOf(source);
  try {
    const { expiration, ...credentials } = await iam.assumeRoleForService(
      role,
      SERVICE_PRINCIPAL,
      SESSION_NAME,
      contextOf(source),
    );
    kept.set(source, { credentials, expiresAt: expiration * 1000 });
    return credentials;
  } catch (error) {
    throw error instanceof AwsError ? unassumable(role) : error;
  }
}

/** The key is the declared data source: a changed one gets new credentials. */
const kept = new WeakMap<HttpSource, { credentials: SigningCredentials; expiresAt: number }>();
