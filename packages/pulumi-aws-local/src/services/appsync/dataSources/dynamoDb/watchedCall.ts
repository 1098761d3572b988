import { AwsError } from "../../../../core/awsError";
import type { DynamoDbPort } from "../../../../core/ports/dynamoDb";
import type { ServiceCall } from "../serviceCall";

/**
 * Calls DynamoDB and records the request, its duration and the consumed capacity that the engine returns.
 * @throws AwsError from DynamoDB
 */
export async function watchedCall(
  dynamoDb: Pick<DynamoDbPort, "callWith">,
  operation: string,
  input: object,
  made: ServiceCall[],
): Promise<any> {
  const body = JSON.stringify({ ...input, ReturnConsumedCapacity: "TOTAL" });
  const startedAt = performance.now();
  const note = (more: { capacity?: unknown; error?: ServiceCall["error"] }): void => {
    const durationMs = performance.now() - startedAt;
    made.push({ service: "DynamoDB", operation, input: body, startedAt, durationMs, ...more });
  };
  try {
    const response = await dynamoDb.callWith(operation, body);
    note({ capacity: response.ConsumedCapacity });
    return response;
  } catch (error) {
    if (error instanceof AwsError) {
      note({ error: { errorType: error.code, message: error.message } });
    }
    throw error;
  }
}
