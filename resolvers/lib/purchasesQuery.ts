import type { DynamoDBQueryRequest } from "@aws-appsync/utils";
import { checkPageToken, checkWhole } from "./checkInput";
import { expression } from "./expression";

/**
 * Queries a page of a user's purchases, newest first. It uses the local index, which can be read
 * consistently (a global index cannot), so a purchase shows immediately.
 */
export function purchasesQuery(
  userId: string,
  { limit, nextToken }: { limit?: number | null; nextToken?: string | null },
  most: number,
): DynamoDBQueryRequest {
  return {
    operation: "Query",
    index: "ByPurchasedAt",
    query: expression("UserId = :user", { values: { ":user": userId } }),
    limit: checkWhole("limit", limit, 1, most, 20),
    nextToken: checkPageToken(nextToken),
    scanIndexForward: false,
    consistentRead: true,
  };
}
