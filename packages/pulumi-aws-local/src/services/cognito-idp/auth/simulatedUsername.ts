import type { PoolRecord, Verifier } from "../records";

/**
 * The user id for a user who does not exist: in pools that sign in by e-mail a UUID, always the same for the same name.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
export function simulatedUsername(pool: PoolRecord, name: string, { verifier }: Verifier): string {
  if (pool.settings.usernameAttributes.length === 0) return name;
  const hex = verifier.slice(-32);
  const variant = "89ab"[parseInt(hex[16]!, 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20),
  ].join("-");
}
