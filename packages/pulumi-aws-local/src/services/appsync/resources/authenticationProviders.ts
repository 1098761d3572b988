import { AwsError } from "../../../core/awsError";
import type { AuthenticationProvider } from "../apiDefinition";

/**
 * The default and the additional authentication providers of an API.
 * @throws AwsError BadRequestException for what AWS refuses, and for modes that this stack lacks.
 */
export function authenticationProviders(
  inputs: Record<string, any>,
  region: string,
): AuthenticationProvider[] {
  const declared = [inputs, ...(inputs["additionalAuthenticationProviders"] ?? [])];
  const providers = declared.map((input, at) => readProvider(input, at === 0, region));
  const seen = new Set<string>();
  for (const { type, userPool } of providers) {
    const key = userPool === undefined ? type : `${type} ${userPool.userPoolId}`;
    if (seen.has(key)) fail(`Authentication provider ${key} is declared twice.`);
    seen.add(key);
  }
  return providers;
}

function readProvider(
  { authenticationType, userPoolConfig }: Record<string, any>,
  isDefault: boolean,
  region: string,
): AuthenticationProvider {
  if (authenticationType === "AWS_IAM") return { type: "AWS_IAM" };
  if (authenticationType !== "AMAZON_COGNITO_USER_POOLS") {
    fail(
      `authenticationType ${JSON.stringify(authenticationType)} is not supported on this stack, ` +
        "only AWS_IAM and AMAZON_COGNITO_USER_POOLS.",
    );
  }
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
