import { AwsError } from "../../../core/awsError";
import type { AuthenticationProvider } from "../apiDefinition";
import { hasUnknown } from "../../../core/unknown";
import type { AuthenticationType } from "../apiDefinition";

/**
 * The default and the additional authentication providers of an API.
 * @throws AwsError BadRequestException for what AWS rejects, and for modes that this stack does not support
 */
export function authenticationProviders(
  inputs: Record<string, any>,
  region: string,
): AuthenticationProvider[] {
  const providers = declaredIn(inputs).map((input, at) => readProvider(input, at === 0, region));
  const seen = new Set<string>();
  for (const { type, userPool } of providers) {
    const key = userPool === undefined ? type : `${type} ${userPool.userPoolId}`;
    if (seen.has(key)) fail(`Authentication provider ${key} is declared twice.`);
    seen.add(key);
  }
  return providers;
}

/**
 * Rejects unsupported modes, even if other inputs are not known yet.
 * @throws AwsError BadRequestException
 */
export function refuseUnsupportedTypes(inputs: Record<string, any>): void {
  for (const { authenticationType } of declaredIn(inputs)) {
    if (!hasUnknown(authenticationType)) refuseUnsupportedType(authenticationType);
  }
}

function declaredIn(inputs: Record<string, any>): Record<string, any>[] {
  const additional = inputs["additionalAuthenticationProviders"];
  return [inputs, ...(Array.isArray(additional) ? additional : [])];
}

function refuseUnsupportedType(type: unknown): asserts type is AuthenticationType {
  if (SUPPORTED.includes(type as AuthenticationType)) return;
  fail(
    `authenticationType ${JSON.stringify(type)} is not supported on this stack, ` +
      "only API_KEY, AWS_IAM and AMAZON_COGNITO_USER_POOLS.",
  );
}

const SUPPORTED: readonly AuthenticationType[] = [
  "API_KEY",
  "AWS_IAM",
  "AMAZON_COGNITO_USER_POOLS",
];

function readProvider(
  { authenticationType, userPoolConfig }: Record<string, any>,
  isDefault: boolean,
  region: string,
): AuthenticationProvider {
  refuseUnsupportedType(authenticationType);
  if (authenticationType !== "AMAZON_COGNITO_USER_POOLS") return { type: authenticationType };
  const { userPoolId, awsRegion, appIdClientRegex, defaultAction } = userPoolConfig ?? {};
  if (typeof userPoolId !== "string") fail("userPoolConfig.userPoolId is missing.");
  if (awsRegion != null && awsRegion !== region) {
    fail(`userPoolConfig.awsRegion must be "${region}" on this stack, got "${awsRegion}".`);
  }
  if (isDefault && !["ALLOW", "DENY"].includes(defaultAction)) {
    fail(
      `userPoolConfig.defaultAction must be "ALLOW" or "DENY", got ${JSON.stringify(defaultAction)}.`,
    );
  }
  if (appIdClientRegex != null) checkPattern(appIdClientRegex);
  return {
    type: "AMAZON_COGNITO_USER_POOLS",
    userPool: {
      userPoolId,
      ...(appIdClientRegex && { appIdClientRegex }),
      ...(isDefault && { defaultAction }),
    },
  };
}

function checkPattern(pattern: string): void {
  try {
    new RegExp(pattern);
  } catch {
    fail(
      `userPoolConfig.appIdClientRegex is not a regular expression: ${JSON.stringify(pattern)}.`,
    );
  }
}

function fail(message: string): never {
  throw new AwsError("BadRequestException", message);
}
