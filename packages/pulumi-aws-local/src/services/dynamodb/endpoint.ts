import { randomUUID } from "node:crypto";
import { crc32 } from "node:zlib";

import type { Principal } from "../../core/principal";
import type { Services } from "../../core/services";
import { AwsError } from "../../core/awsError";
import type { HttpHandler, HttpRequest, HttpResponse } from "../../core/http";
import { checkStartKey } from "../../core/checkStartKey";
import type { DynamoDb } from "./service";
import { readJsonObject } from "../../core/jsonBody";
import { OPERATIONS } from "./operations";
import { requiredPermissions } from "./requiredPermissions";
import { withTableNames } from "./tableArns";

const TARGET_PREFIX = "DynamoDB_20120810.";

/** Statements are not taken apart, so nobody but the operator may send any. */
const PARTIQL = new Set(["BatchExecuteStatement", "ExecuteStatement", "ExecuteTransaction"]);

/**
 * DynamoDB's own protocol for signed callers: what IAM allows goes to the engine as it is.
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
      // What was checked is what is sent: a name given twice could read differently to the engine.
      const body = JSON.stringify(withTableNames(input, services));
      const answer = await services.dynamoDb.send(operation, body).catch((error: unknown) => {
        if (error instanceof AwsError) throw error;
        throw new AwsError("InternalServerError", "The request could not be completed.", 500);
      });
      return respond(answer.status, answer.body);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { code, message, status } = error;
      return respond(
        status,
        JSON.stringify({ __type: `com.amazon.coral.service#${code}`, message }),
      );
    }
  };
}

function readOperation({ headers }: HttpRequest): string {
  const target = headers["x-amz-target"] ?? "";
  const operation = target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : "";
  if (!OPERATIONS.has(operation)) throw new AwsError("UnknownOperationException", "");
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
  if (PARTIQL.has(operation)) throw denied(principal, `dynamodb:${operation}`, "*");
  const needed = requiredPermissions(operation, input, { region, accountId });
  // An operation that names no table changes nothing, but it must not pass for want of a question.
  if (needed.length === 0) throw denied(principal, `dynamodb:${operation}`, "*");
  for (const { action, resource } of needed) {
    const allowed = await iam.authorize(principal, action, resource, { "aws:SourceIp": sourceIp });
    if (!allowed) throw denied(principal, action, resource);
  }
}

function denied(principal: Principal, action: string, resource: string): AwsError {
  return new AwsError(
    "AccessDeniedException",
    `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource} ` +
      `because no identity-based policy allows the ${action} action`,
  );
}

/** AWS's clients check the sum of the body. */
function respond(status: number, body: string): HttpResponse {
  return {
    status,
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-crc32": String(crc32(body)),
      "x-amzn-requestid": randomUUID(),
    },
    body,
  };
}
