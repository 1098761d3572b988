import { randomUUID } from "node:crypto";
import { mayRead } from "./attributes";
import type { ClientRecord, GroupRecord, SignInRecord, UserRecord } from "./records";

/** The inputs for the claims of a pair of tokens. */
export interface TokenContext {
  user: UserRecord;
  client: ClientRecord;
  signIn: SignInRecord;
  /** In order of precedence. */
  groups: GroupRecord[];
  eventId: string;
  /** Seconds since the epoch. */
  issuedAt: number;
}

/** The issuer of a pool's tokens, at which verifiers also look up its keys. */
export function issuerOf(poolId: string): string {
  return `https://cognito-idp.${poolId.slice(0, poolId.indexOf("_"))}.amazonaws.com/${poolId}`;
}

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html */
export function accessClaims(context: TokenContext, lifetimeSeconds: number): object {
  const { user, client, signIn, groups, eventId, issuedAt } = context;
  return {
    sub: user.sub,
    ...(signIn.deviceKey !== undefined && { device_key: signIn.deviceKey }),
    ...groupNames(groups),
    iss: issuerOf(user.poolId),
    client_id: client.id,
    ...originOf(context),
    event_id: eventId,
    token_use: "access",
    scope: "aws.cognito.signin.user.admin",
    auth_time: signIn.authTime,
    exp: issuedAt + lifetimeSeconds,
    iat: issuedAt,
    ...ownId(context),
    username: user.username,
  };
}

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
export function idClaims(context: TokenContext, lifetimeSeconds: number): object {
  const { user, client, signIn, groups, eventId, issuedAt } = context;
  const roles = groups.flatMap(({ roleArn }) => roleArn ?? []);
  const [first, second] = groups.filter(({ roleArn }) => roleArn !== undefined);
  // Two roles with the same precedence: there is no preferred one.
  const tied =
    first !== undefined && second !== undefined && first.precedence === second.precedence;
  return {
    sub: user.sub,
    ...groupNames(groups),
    ...(first && !tied ? { "cognito:preferred_role": first.roleArn } : {}),
    ...attributeClaims(user, client),
    iss: issuerOf(user.poolId),
    "cognito:username": user.username,
    ...(roles.length > 0 ? { "cognito:roles": roles } : {}),
    ...originOf(context),
    aud: client.id,
    event_id: eventId,
    token_use: "id",
    auth_time: signIn.authTime,
    exp: issuedAt + lifetimeSeconds,
    iat: issuedAt,
    ...ownId(context),
  };
}

function groupNames(groups: GroupRecord[]): object {
  return groups.length > 0 ? { "cognito:groups": groups.map(({ name }) => name) } : {};
}

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html */
function originOf({ client, signIn }: TokenContext): object {
  return client.settings.tokenRevocation ? { origin_jti: signIn.originJti } : {};
}

function ownId({ client }: TokenContext): object {
  return client.settings.tokenRevocation ? { jti: randomUUID() } : {};
}

function attributeClaims(user: UserRecord, client: ClientRecord): object {
  const claims: Record<string, string | boolean> = {};
  for (const [name, value] of Object.entries(user.attributes)) {
    if (!mayRead(client, name)) continue;
    claims[name] = name.endsWith("_verified") ? value === "true" : value;
  }
  return claims;
}
