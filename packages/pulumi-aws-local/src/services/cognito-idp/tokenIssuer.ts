import { createPrivateKey, type KeyObject, randomUUID, sign } from "node:crypto";
import { promisify } from "node:util";
import type { Services } from "../../core/services";
import { epochSeconds } from "../../core/clock";
import type { GroupStore } from "./groupStore";
import type { PoolStore } from "./poolStore";
import type { ClientRecord, SignInRecord, UserRecord } from "./records";
import { accessClaims, idClaims, type TokenContext } from "./tokenClaims";

const signAsync = promisify(sign);

/** The tokens of a response, with the names in AuthenticationResult. */
export interface IssuedTokens {
  AccessToken: string;
  ExpiresIn: number;
  IdToken: string;
  TokenType: "Bearer";
}

/** Signs access and ID tokens. */
export class TokenIssuer {
  private readonly privateKeys = new Map<string, KeyObject>();

  constructor(
    private readonly services: Pick<Services, "clock" | "options">,
    private readonly pools: PoolStore,
    private readonly groups: GroupStore,
  ) {}

  /** Issues a pair of tokens for a sign-in; each refresh issues a new pair with the same origin_jti and auth_time. */
  async issue(user: UserRecord, client: ClientRecord, signIn: SignInRecord): Promise<IssuedTokens> {
    const { accessTokenSeconds } = this.services.options;
    const { settings } = client;
    const accessSeconds = accessTokenSeconds ?? settings.accessTokenSeconds;
    const context: TokenContext = {
      user,
      client,
      signIn,
      groups: this.groups.of(user),
      eventId: randomUUID(),
      issuedAt: epochSeconds(this.services.clock),
    };
    const [AccessToken, IdToken] = await Promise.all([
      this.sign(user.poolId, "access", accessClaims(context, accessSeconds)),
      this.sign(
        user.poolId,
        "id",
        idClaims(context, accessTokenSeconds ?? settings.idTokenSeconds),
      ),
    ]);
    return { AccessToken, ExpiresIn: accessSeconds, IdToken, TokenType: "Bearer" };
  }

  private async sign(poolId: string, kind: "access" | "id", claims: object): Promise<string> {
    const key = this.pools.signingKeys(poolId)?.[kind];
    if (key === undefined) throw new Error(`User pool "${poolId}" has no signing keys.`);
    let privateKey = this.privateKeys.get(key.kid);
    if (privateKey === undefined) {
      privateKey = createPrivateKey(key.privateKey);
      this.privateKeys.set(key.kid, privateKey);
    }
    const head = `${encode({ kid: key.kid, alg: "RS256" })}.${encode(claims)}`;
    const signature = await signAsync("RSA-SHA256", Buffer.from(head), privateKey);
    return `${head}.${signature.toString("base64url")}`;
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
