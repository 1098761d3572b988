import { AwsError } from "../../../core/awsError";
import { nestsTooDeep } from "../../../core/nestsTooDeep";
import { contextMembers } from "../runtime/contextMembers";
import { isRecord } from "../runtime/library/json";
import { limits } from "../runtime/limits";
import type { Context, HandlerName } from "../runtime/types";

/** A valid EvaluateCode request with its parsed context. */
export interface EvaluateCodeRequest {
  code: string;
  handler: HandlerName;
  context: Context;
}

/** Members of an identity in any mode; AWS rejects others in a mock context. */
const identityMembers = new Set([
  "accountId",
  "cognitoIdentityPoolId",
  "cognitoIdentityId",
  "sourceIp",
  "username",
  "userArn",
  "cognitoIdentityAuthType",
  "cognitoIdentityAuthProvider",
  "sub",
  "issuer",
  "claims",
  "groups",
  "defaultAuthStrategy",
  "resolverContext",
]);

/**
 * Reads the body of an EvaluateCode request.
 * https://docs.aws.amazon.com/appsync/latest/APIReference/API_EvaluateCode.html
 * UNVERIFIED: AWS's messages, except those about an identity, and that `function` defaults to request.
 * @throws AwsError BadRequestException
 */
export function readEvaluateCodeRequest(body: Buffer): EvaluateCodeRequest {
  const members = parseObject(body.toString("utf8"), "The request body");
  const { code, context, function: handler = "request", runtime } = members;
  checkText("code", code, 1, limits.codeCharacters);
  checkText("context", context, 2, limits.evaluateContextCharacters);
  if (!isRecord(runtime)) throw badRequest("The runtime is required.");
  if (runtime["name"] !== "APPSYNC_JS" || runtime["runtimeVersion"] !== "1.0.0") {
    throw badRequest("The runtime must be APPSYNC_JS with runtimeVersion 1.0.0.");
  }
  if (handler !== "request" && handler !== "response") {
    throw badRequest("The function must be request or response.");
  }
  return { code, handler, context: readContext(context) };
}

function readContext(text: string): Context {
  const given = parseObject(text, "The context");
  const context: Record<string, unknown> = {};
  for (const name of contextMembers) {
    if (given[name] !== undefined) context[name] = given[name];
  }
  const { identity } = context;
  const known = identity == null || (isRecord(identity) && hasOnly(identity, identityMembers));
  if (!known) {
    throw badRequest(
      "The following properties in your mock context object failed validation: ctx.identity",
    );
  }
  return context;
}

function hasOnly(members: Record<string, unknown>, names: ReadonlySet<string>): boolean {
  return Object.keys(members).every((name) => names.has(name));
}

function checkText(
  name: string,
  value: unknown,
  minimum: number,
  maximum: number,
): asserts value is string {
  if (typeof value !== "string") throw badRequest(`The ${name} is required.`);
  const bound =
    value.length < minimum
      ? `greater than or equal to ${minimum}`
      : value.length > maximum
        ? `less than or equal to ${maximum}`
        : undefined;
  if (bound) {
    throw badRequest(
      `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
}

function parseObject(text: string, what: string): Record<string, unknown> {
  try {
    const value = nestsTooDeep(text) ? undefined : (JSON.parse(text) as unknown);
    if (isRecord(value)) return value;
  } catch {
    // Rejected below, like any other JSON that is not an object.
  }
  throw badRequest(`${what} must be a JSON object.`);
}

function badRequest(message: string): AwsError {
  return new AwsError("BadRequestException", message);
}
