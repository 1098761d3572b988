import { caller } from "./resolverCode";

/** A JWT with these claims. */
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

/** Cognito's response body with that user's tokens. */
export function tokensResponse(verified = true): object {
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

/** A response of Cognito, as the HTTP data source returns it. */
export function httpResult(statusCode: number, body: object | string): object {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { statusCode, headers: {}, body: text };
}

/** The tokens in the response header for the distribution; undefined if there is none. */
export function sentTokens({ responseHeaders }: { responseHeaders: any }): object | undefined {
  const text = responseHeaders["x-jukebox-tokens"]?.[0];
  return text === undefined ? undefined : JSON.parse(text);
}
