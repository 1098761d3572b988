import type { Principal } from "../../core/principal";
import type { Services } from "../../core/services";
import { deniedByIdentity } from "../../core/accessDenied";
import { AwsError } from "../../core/awsError";
import type { HttpHandler, HttpRequest } from "../../core/http";
import { checkStartKey } from "../../core/checkStartKey";
import type { DynamoDb } from "./service";
import { InternalServerError, UnknownOperationError } from "./errors";
import { readJsonObject } from "../../core/jsonBody";
import { OPERATION_NAMES } from "./operations/operationNames";
import { requiredPermissions } from "./operations/requiredPermissions";
import { respond, respondError } from "./responses";
import { withTableNames } from "./tableArns";

const TARGET_PREFIX = "DynamoDB_20120810.";

/** PartiQL statements are not parsed, so only the operator may send them. */
const PARTIQL = new Set(["BatchExecuteStatement", "ExecuteStatement", "ExecuteTransaction"]);

/**
 * DynamoDB's own protocol for signed requests: a request that IAM allows is passed on to the engine unchanged.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
 */
export function dynamoDbEndpoint(
  services: Pick<Services, "iam" | "region" | "accountId"> & { dynamoDb: DynamoDb },
): HttpHandler {
  return async (request) => {
    try {
      const principal = services.iam.verify(request, "dynamodb");
      const operation = readOperation(request);
      const input = readJsonObject(request.body);
      await checkPermissions(principal, operation, input, request.sourceIp, services);
      if (operation === "Query") checkStartKey(input);
      // The parsed input is sent instead of the body: the engine could interpret a repeated name differently.
      const body = JSON.stringify(withTableNames(input, services));
      const response = await services.dynamoDb.send(operation, body).catch((error: unknown) => {
        if (error instanceof AwsError) throw error;
        throw new InternalServerError();
      });
      return respond(response.status, response.body);
    } catch (error) {
      return respondError(error);
    }
  };
}

function readOperation({ headers }: HttpRequest): string {
  const target = headers["x-amz-target"] ?? "";
  const operation = target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : "";
  if (!OPERATION_NAMES.has(operation)) throw new UnknownOperationError();
  return operation;
}

async function checkPermissions(
  principal: Principal,
  operation: string,
  input: Record<string, any>,
  sourceIp: string,
  { iam, region, accountId }: Pick<Services, "iam" | "region" | "accountId">,
): Promise<void> {
  if (principal.kind === "operator") return;
  const deniedOn = (resource: string): AwsError =>
    deniedByIdentity({ principal: principal.arn, action: `dynamodb:${operation}`, resource });
  if (PARTIQL.has(operation)) throw deniedOn("*");
  const needed = requiredPermissions(operation, input, { region, accountId });
  // An operation without a table changes nothing, but still needs a permission.
  if (needed.length === 0) throw deniedOn("*");
  for (const { action, resource } of needed) {
    const allowed = await iam.authorize(principal, action, resource, { "aws:SourceIp": sourceIp });
    if (!allowed) throw deniedByIdentity({ principal: principal.arn, action, resource });
  }
}
