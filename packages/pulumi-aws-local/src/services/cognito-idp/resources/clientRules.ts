import {
  arn,
  exactlyOne,
  flag,
  isSet,
  isUnknown,
  list,
  needs,
  object,
  oneOf,
  required,
  shape,
  text,
  toNumber,
  whole,
  type TogetherRule,
} from "../../../core/rules";
import { EXPLICIT_FLOWS, mixesFlows } from "../clientSettings";
import { poolId } from "./partRules";

const uri = text({
  min: 1,
  max: 1024,
  pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u,
  like: "a URI",
});
const unit = oneOf("seconds", "minutes", "hours", "days");
const attributes = list(text({ min: 1, max: 2048 }));

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
export const clientRules = shape(
  {
    accessTokenValidity: whole(0, 86_400),
    allowedOauthFlows: list(oneOf("code", "implicit", "client_credentials"), { max: 3 }),
    allowedOauthFlowsUserPoolClient: flag(),
    allowedOauthScopes: list(
      text({
        min: 1,
        max: 256,
        pattern: /^[\x21\x23-\x5B\x5D-\x7E]+$/,
        like: "a scope without spaces and quotes",
      }),
      { max: 50 },
    ),
    analyticsConfiguration: object(
      shape(
        {
          applicationArn: arn("mobiletargeting"),
          applicationId: text({ pattern: /^[0-9a-fA-F]+$/, like: "hexadecimal digits" }),
          externalId: text({ min: 1 }),
          roleArn: arn("iam"),
          userDataShared: flag(),
        },
        exactlyOne("applicationArn", "applicationId"),
        needs("applicationId", "externalId", "roleArn"),
      ),
    ),
    authSessionValidity: whole(3, 15),
    callbackUrls: list(uri, { max: 100 }),
    defaultRedirectUri: uri,
    enablePropagateAdditionalUserContextData: flag(),
    enableTokenRevocation: flag(),
    explicitAuthFlows: list(oneOf(...EXPLICIT_FLOWS)),
    generateSecret: flag(),
    idTokenValidity: whole(0, 86_400),
    logoutUrls: list(uri, { max: 100 }),
    name: text({
      min: 1,
      max: 128,
      pattern: /^[\w\s+=,.@-]+$/,
      like: 'letters, digits, spaces, and "+=,.@-"',
    }),
    preventUserExistenceErrors: oneOf("LEGACY", "ENABLED"),
    readAttributes: attributes,
    refreshTokenRotation: object(
      shape({
        feature: required(oneOf("ENABLED", "DISABLED")),
        retryGracePeriodSeconds: whole(0, 60),
      }),
    ),
    refreshTokenValidity: whole(0, 315_360_000),
    supportedIdentityProviders: list(
      text({ min: 1, max: 32, pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+$/u, like: "a name" }),
    ),
    tokenValidityUnits: object(shape({ accessToken: unit, idToken: unit, refreshToken: unit })),
    userPoolId: required(poolId),
    writeAttributes: attributes,
  },
  checkDefaultRedirect,
  checkFlows,
  checkValidity,
);

function checkFlows(...[{ explicitAuthFlows: flows }, pathOf, report]: Parameters<TogetherRule>) {
  if (!Array.isArray(flows) || flows.some((flow) => typeof flow !== "string")) return;
  if (!mixesFlows(flows)) return;
  report.add(
    pathOf("explicitAuthFlows"),
    'must hold either only values that begin with "ALLOW_" or none of them',
  );
}

/** The default is one of the client's addresses. */
function checkDefaultRedirect(
  ...[{ defaultRedirectUri, callbackUrls = [] }, pathOf, report]: Parameters<TogetherRule>
): void {
  if (typeof defaultRedirectUri !== "string" || !Array.isArray(callbackUrls)) return;
  if (callbackUrls.includes(defaultRedirectUri)) return;
  report.expected(pathOf("defaultRedirectUri"), "one of callbackUrls", defaultRedirectUri);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SECONDS: Record<string, number> = { seconds: 1, minutes: MINUTE, hours: HOUR, days: DAY };

/** Limits of token lifetimes, and the default unit without tokenValidityUnits. */
const VALIDITIES = [
  ["accessToken", "hours", 5 * MINUTE, DAY, "5 minutes to 1 day"],
  ["idToken", "hours", 5 * MINUTE, DAY, "5 minutes to 1 day"],
  ["refreshToken", "days", HOUR, 3650 * DAY, "1 hour to 10 years"],
] as const;

function checkValidity(...[inputs, pathOf, report]: Parameters<TogetherRule>): void {
  const units = inputs["tokenValidityUnits"];
  if (isUnknown(units)) return;
  for (const [token, usual, from, to, range] of VALIDITIES) {
    const name = `${token}Validity`;
    const given = toNumber(inputs[name]);
    if (given === undefined) continue;
    if (isSet(units) && !isSet(units[token])) {
      // Without it, the provider uses a lifetime of zero.
      report.add(pathOf(`tokenValidityUnits.${token}`), `is required with ${name}`);
      continue;
    }
    const unit = units?.[token] ?? usual;
    if (SECONDS[unit] === undefined) continue;
    const seconds = given * SECONDS[unit]!;
    if (seconds < from || seconds > to) report.expected(pathOf(name), range, `${given} ${unit}`);
  }
}
