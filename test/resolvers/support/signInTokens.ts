import { caller } from "./resolverCode";

/** A JWT of these claims. */
export function jwt(claims: object): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2lnbmVk`;
}

/** An access token of the tests' user. */
export const access = jwt({
  token_use: "access",
  sub: caller.userId,
  origin_jti: caller.sessionId,
  auth_time: caller.authTime,
  exp: caller.tokenExpiresAt,
});

/** The body with which Cognito gives that user tokens. */
export function tokensAnswer(verified = true): object {
  return {
    ChallengeParameters: {},
    AuthenticationResult: {
      AccessToken: access,
      IdToken: jwt({ email: "user@example.com", email_verified: verified }),
      RefreshToken: "refresh-1",
      ExpiresIn: 3600,
      TokenType: "Bearer",
    },
  };
}

/** An answer of Cognito as the HTTP data source hands it on. */
export function httpResult(statusCode: number, body: object | string): object {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { statusCode, headers: {}, body: text };
}

/** The tokens that a response header carries to the distribution; undefined without one. */
export function sentTokens({ responseHeaders }: { responseHeaders: any }): object | undefined {
  const text = responseHeaders["x-jukebox-tokens"]?.[0];
  return text === undefined ? undefined : JSON.parse(text);
}
