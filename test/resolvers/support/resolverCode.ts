import {
  compileResolver,
  type HandlerContext,
  type HandlerEvaluation,
  type HandlerName,
  type ResolverCode,
} from "pulumi-aws-local";
import { bundleResolvers } from "../../../infra/api/bundleResolvers";
import { putValues, storeConstants } from "../../../infra/api/storeConstants";
import { checkSettings } from "../../../infra/settings/checkSettings";
import { defaultSettings } from "../../infra/support/evaluateGraph";

/** Names of the deployed resources in these tests. */
export const deployed = {
  productsTable: "Products",
  cartsTable: "Carts",
  purchasesTable: "Purchases",
  sessionsTable: "Sessions",
  shelvesTable: "Shelves",
  historyTable: "History",
  userPoolId: "eu-west-1_people",
  userPoolClientId: "client-1",
  identityPoolId: "eu-west-1:11111111-1111-4111-8111-111111111111",
  emailSender: "shop@example.com",
  mfa: "optional",
  passkeys: "on",
};

const bundles = new Map<string, ResolverCode>();

/** Runs a handler of a field ("Query.cart") or function ("checkSession") with its deployed code. */
export function evaluate(
  name: string,
  handler: HandlerName,
  context: HandlerContext,
  values: Partial<typeof deployed> = {},
  settings: Record<string, string> = {},
): HandlerEvaluation {
  const key = JSON.stringify([name, values, settings]);
  const code = bundles.get(key) ?? compile(name, { ...deployed, ...values }, settings);
  bundles.set(key, code);
  return code.evaluate(handler, { request: { headers: {}, domainName: null }, ...context });
}

/** Runs a handler as `evaluate` does, in a store whose tokens are in cookies. */
export function evaluateCookies(
  name: string,
  handler: HandlerName,
  context: HandlerContext,
): HandlerEvaluation {
  return evaluate(name, handler, context, {}, { tokenStorage: "cookie" });
}

const bundledBySettings = new Map<string, ReturnType<typeof bundleResolvers>>();

function compile(
  name: string,
  values: typeof deployed,
  settings: Record<string, string>,
): ResolverCode {
  const key = JSON.stringify(settings);
  const checked = checkSettings({ ...defaultSettings(), ...settings });
  const bundled = bundledBySettings.get(key) ?? bundleResolvers(storeConstants(checked as never));
  bundledBySettings.set(key, bundled);
  const code = bundled.fields[name] ?? bundled.functions[name];
  if (code === undefined) throw new Error(`There is no resolver or function "${name}".`);
  return compileResolver(putValues(code, values));
}

/** A user's caller, as the first function stores it in the stash. */
export const caller = {
  guest: false,
  ownerId: "user#sub-1",
  userId: "sub-1",
  sessionId: "22222222-2222-4222-8222-222222222222",
  authTime: nowSeconds() - 60,
  tokenExpiresAt: nowSeconds() + 3600,
};

/** The identity that AppSync creates from that user's access token. */
export const userIdentity = {
  sub: caller.userId,
  username: caller.userId,
  issuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_TEST",
  groups: null,
  sourceIp: ["127.0.0.1"],
  defaultAuthStrategy: "ALLOW",
  claims: {
    token_use: "access",
    origin_jti: caller.sessionId,
    auth_time: caller.authTime,
    exp: caller.tokenExpiresAt,
  },
};

/** The identity of a guest of the store's identity pool. */
export const guestIdentity = {
  accountId: "000000000000",
  cognitoIdentityPoolId: deployed.identityPoolId,
  cognitoIdentityId: "eu-west-1:33333333-3333-4333-8333-333333333333",
  cognitoIdentityAuthType: "unauthenticated",
  cognitoIdentityAuthProvider: null,
  sourceIp: ["127.0.0.1"],
  username: "AROA:CognitoIdentityCredentials",
  userArn: "arn:aws:sts::000000000000:assumed-role/guest/CognitoIdentityCredentials",
};

/** That user's running session; times are relative to now. */
export function sessionItem(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    OwnerId: caller.ownerId,
    SessionId: caller.sessionId,
    Email: "user@example.com",
    Device: "test",
    AuthTime: caller.authTime,
    CreatedAt: Date.now() - 50_000,
    LastSeenAt: Date.now() - 1000,
    VerifiedAt: Date.now() - 1000,
    Data: "{}",
    DataVersion: 0,
    ExpiresAt: nowSeconds() + 86_400,
    ...changes,
  };
}

/** A response of BatchGetItem. */
export function batch(data: Record<string, unknown[]>, unprocessedKeys = {}): unknown {
  return { data, unprocessedKeys };
}

/** The current time in epoch seconds. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
