import { createHmac } from "node:crypto";
import {
  InitiateAuthCommand,
  type InitiateAuthCommandOutput,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  g,
  k,
  N,
  pad,
  power,
  sha256,
  toBigInt,
  toBuffer,
} from "../../../../../src/services/cognito-idp/srp/group";
import type { CognitoStack } from "./cognitoStack";
import type { Pool } from "./pools";

const SECRET = Buffer.alloc(32, 7);

export function startSrp(
  stack: Pick<CognitoStack, "sdk">,
  { clientId }: Pool,
  username: string,
): Promise<InitiateAuthCommandOutput> {
  return stack.sdk.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: "USER_SRP_AUTH",
      AuthParameters: { USERNAME: username, SRP_A: power(g, SECRET).toString(16) },
    }),
  );
}

/** The client's response to a PASSWORD_VERIFIER challenge, implemented only from the protocol. */
export function answerSrp(
  { poolId, clientId }: Pool,
  { ChallengeParameters }: InitiateAuthCommandOutput,
  password: string,
): RespondToAuthChallengeCommandInput {
  const { SALT, SRP_B, SECRET_BLOCK, USER_ID_FOR_SRP } = ChallengeParameters as Record<
    string,
    string
  >;
  const pool = poolId.split("_")[1]!;
  const A = power(g, SECRET);
  const B = BigInt(`0x${SRP_B}`);
  const u = sha256(pad(A), pad(B));
  const x = sha256(pad(BigInt(`0x${SALT}`)), sha256(`${pool}${USER_ID_FOR_SRP}:${password}`));
  const base = (((B - k * power(g, x)) % N) + N) % N;
  const S = power(base, toBuffer(toBigInt(SECRET) + toBigInt(u) * toBigInt(x)));
  const prk = createHmac("sha256", pad(toBigInt(u)))
    .update(pad(S))
    .digest();
  const key = createHmac("sha256", prk)
    .update("Caldera Derived Key\u0001")
    .digest()
    .subarray(0, 16);
  const timestamp = "Sat Nov 21 08:00:00 UTC 2026";
  const signature = createHmac("sha256", key)
    .update(`${pool}${USER_ID_FOR_SRP}`)
    .update(Buffer.from(SECRET_BLOCK!, "base64"))
    .update(timestamp)
    .digest("base64");
  return {
    ClientId: clientId,
    ChallengeName: "PASSWORD_VERIFIER",
    ChallengeResponses: {
      USERNAME: USER_ID_FOR_SRP!,
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK!,
      PASSWORD_CLAIM_SIGNATURE: signature,
      TIMESTAMP: timestamp,
    },
  };
}

export async function signInWithSrp(
  stack: Pick<CognitoStack, "sdk">,
  pool: Pool,
  username: string,
  password: string,
) {
  const response = answerSrp(pool, await startSrp(stack, pool, username), password);
  return stack.sdk.send(new RespondToAuthChallengeCommand(response));
}
