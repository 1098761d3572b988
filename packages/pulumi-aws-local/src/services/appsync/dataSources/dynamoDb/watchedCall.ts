import { AwsError } from "../../../../core/awsError";
import type { DynamoDbPort } from "../../../../core/ports/dynamoDb";
import type { ServiceCall } from "../serviceCall";

/**
 * Calls DynamoDB and notes what was asked, how long it took and which capacity the engine says it consumed.
 * @throws AwsError as DynamoDB answers
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
