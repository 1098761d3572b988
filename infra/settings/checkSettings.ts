import { checkPassword } from "./checkPassword";
import { refuseSetting } from "./refuseSetting";
import {
  addressOrEmpty,
  domainOrEmpty,
  keyOwner,
  oneOf,
  oneOfNumbers,
  senderOrEmpty,
  tagValue,
  wholeNumber,
  yesOrNo,
  zoneIdOrEmpty,
} from "./settingRules";
import type { Rule } from "./settingRules";

/** In seconds. */
const day = 86_400;

/** The retention periods of CloudWatch Logs, without "never" (API_PutRetentionPolicy.html). */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

/**
 * The rules of every setting except the secret one. The limits of tokens and passwords are
 * Cognito's (CreateUserPoolClient, PasswordPolicyType), those of queries are AppSync's
 * (CreateGraphqlApi), the limit of requests is WAF's (API_RateBasedStatement.html).
 */
const rules = {
  guestCartHours: wholeNumber(1, 8760, "hours"),
  userCartDays: wholeNumber(1, 3650, "days"),
  sessionIdleSeconds: wholeNumber(2, 365 * day, "seconds"),
  sessionAbsoluteSeconds: wholeNumber(2, 3650 * day, "seconds"),
  sessionTouchSeconds: wholeNumber(1, (365 * day) / 2, "seconds"),
  sessionVerifySeconds: wholeNumber(1, 86400, "seconds"),
  sessionDataBytes: wholeNumber(2, 8192, "bytes"),
  sessionsPerUser: wholeNumber(1, 50, "sessions"),
  accessTokenMinutes: wholeNumber(5, 1440, "minutes"),
  refreshTokenDays: wholeNumber(1, 3650, "days"),
  refreshTokenRotation: yesOrNo(),
  passkeys: yesOrNo(),
  mfa: oneOf("off", "optional", "required"),
  freshSignInSeconds: wholeNumber(10, 86400, "seconds"),
  passwordMinimumLength: wholeNumber(6, 99, "characters"),
  emailSender: senderOrEmpty(),
  domain: domainOrEmpty(),
  hostedZone: zoneIdOrEmpty(),
  hstsSubdomains: yesOrNo(),
  operatorEmail: addressOrEmpty(),
  owner: tagValue(),
  introspection: yesOrNo(),
  logLevel: oneOf("NONE", "ERROR", "INFO", "DEBUG", "ALL"),
  logRetentionDays: oneOfNumbers("days", ...retentionDays),
  xray: yesOrNo(),
  waf: yesOrNo(),
  wafRequestLimit: wholeNumber(10, 2_000_000_000, "requests"),
  queryDepthLimit: wholeNumber(0, 75, "levels"),
  resolverCountLimit: wholeNumber(0, 10000, "resolvers"),
  tableKey: keyOwner(),
  accessLogs: yesOrNo(),
  production: yesOrNo(),
  demoUsers: yesOrNo(),
  sampleCatalogue: yesOrNo(),
  tokenStorage: oneOf("local", "session", "memory", "cookie"),
} satisfies Record<string, Rule<unknown>>;

type Value<R> = R extends Rule<infer T> ? T : never;

/** The checked settings, without the secret one. */
export type PlainSettings = { [K in keyof typeof rules]: Value<(typeof rules)[K]> };

/** Names of all settings, the secret one last. */
export const settingNames: readonly string[] = [...Object.keys(rules), "demoPassword"];

/**
 * Checks each setting and their combinations. `raw` holds the text of each setting by its bare
 * name; for the secret setting it holds only the result of shapeOf ("" or undefined = not set).
 * Throws VisibleError that names the setting, the given value and the allowed values.
 */
export function checkSettings(raw: Readonly<Record<string, string | undefined>>): PlainSettings {
  const unknown = Object.keys(raw).find((name) => !settingNames.includes(name));
  if (unknown !== undefined) {
    refuse(unknown, "set", `omitted: there is no such setting, only ${settingNames.join(", ")}`);
  }
  const settings = Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [name, checkOne(name, rule, raw[name])]),
  ) as PlainSettings;
  checkTogether(settings);
  if (settings.demoUsers) checkPassword(raw.demoPassword ?? "", settings.passwordMinimumLength);
  return settings;
}

function checkOne(name: string, rule: Rule<unknown>, given: string | undefined): unknown {
  // For a missing setting, an impossible value makes the rule return what it allows.
  const result = rule(given ?? "\0");
  if ("value" in result) return result.value;
  return refuse(name, given === undefined ? "not set" : `"${given}"`, result.allowed);
}

function checkTogether(s: PlainSettings): void {
  checkSessionLimits(s);
  if (s.refreshTokenDays * 1440 <= s.accessTokenMinutes) {
    const allowed = `longer than accessTokenMinutes (${s.accessTokenMinutes})`;
    refuse("refreshTokenDays", `"${s.refreshTokenDays}"`, allowed);
  }
  checkDomain(s);
  if (s.passkeys && s.mfa === "required") {
    // With both, AWS requires a FactorConfiguration, which the AWS provider lacks
    // (https://github.com/hashicorp/terraform-provider-aws/issues/50110).
    refuse("passkeys", '"true"', "false when mfa is required");
  }
  if (s.production && s.demoUsers) refuse("demoUsers", '"true"', "false when production is true");
  if (s.production && s.introspection) {
    refuse("introspection", '"true"', "false when production is true");
  }
}

function checkDomain({ domain, hostedZone }: PlainSettings): void {
  if (domain !== "" && hostedZone === "") {
    refuse("hostedZone", "not set", `the id of the hosted zone that holds domain (${domain})`);
  }
  if (domain === "" && hostedZone !== "") {
    refuse("hostedZone", `"${hostedZone}"`, "nothing when domain is not set");
  }
}

function checkSessionLimits(s: PlainSettings): void {
  // With a longer touch interval, sessions in use would expire.
  if (s.sessionTouchSeconds * 2 > s.sessionIdleSeconds) {
    const allowed = `at most half of sessionIdleSeconds (${s.sessionIdleSeconds})`;
    refuse("sessionTouchSeconds", `"${s.sessionTouchSeconds}"`, allowed);
  }
  if (s.sessionIdleSeconds > s.sessionAbsoluteSeconds) {
    const allowed = `at most sessionAbsoluteSeconds (${s.sessionAbsoluteSeconds})`;
    refuse("sessionIdleSeconds", `"${s.sessionIdleSeconds}"`, allowed);
  }
  // A user stays signed in at most as long as a refresh token lives. A session need not be kept
  // longer.
  const refreshable = s.refreshTokenDays * day;
  if (s.sessionAbsoluteSeconds > refreshable) {
    const allowed = `at most ${refreshable}, the refreshTokenDays (${s.refreshTokenDays}) in seconds`;
    refuse("sessionAbsoluteSeconds", `"${s.sessionAbsoluteSeconds}"`, allowed);
  }
}

function refuse(name: string, given: string, allowed: string): never {
  return refuseSetting(`jukebox:${name}`, given, allowed);
}
