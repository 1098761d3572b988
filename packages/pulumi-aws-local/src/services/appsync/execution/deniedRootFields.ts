import type { Services } from "../../../core/services";
import type { ApiLookup } from "../host";
import type { Caller } from "../http/caller";
import { HttpError } from "../errors";
import type { PreparedOperation } from "./preparedOperation";

const NONE: ReadonlySet<string> = new Set();

/**
 * Evaluates the caller's IAM policies for appsync:GraphQL on each root field.
 * https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#aws-iam-authorization
 * UNVERIFIED: AppSync rejects the request if no field is allowed, as observed with single fields; if some are allowed,
 * the denied ones are null with Unauthorized.
 * @throws HttpError 401 "Permission denied"
 */
export async function deniedRootFields(
  { rootFields }: PreparedOperation,
  { principal }: Caller,
  api: ApiLookup,
  iam: Pick<Services["iam"], "authorize">,
): Promise<ReadonlySet<string>> {
  if (principal === undefined) return NONE;
  let denied: Set<string> | undefined;
  for (const field of rootFields) {
    const arn = `${api.definition.arn}/types/${field.replace(".", "/fields/")}`;
    if (!(await iam.authorize(principal, "appsync:GraphQL", arn)))
      (denied ??= new Set()).add(field);
  }
  if (denied === undefined) return NONE;
  if (denied.size === rootFields.length) {
    throw new HttpError(401, "UnauthorizedException", "Permission denied");
  }
  return denied;
}
