import { util } from "@aws-appsync/utils";
import type { ChangePage } from "../generated/schema";
import { checkPageToken, checkWhole } from "./checkInput";
import type { HistoryItem } from "./historyWrite";

/** Which page of a history a field wants. */
export interface HistoryQuery {
  subject: string;
  limit: number;
  nextToken: string | undefined;
}

/** What listHistory hands on. */
export interface ListedHistory {
  result: { items: HistoryItem[]; nextToken?: string | null };
}

/** A page of the history of `subject`, by a field's arguments; InvalidInput names what is wrong. */
export function wantHistory(
  subject: string,
  { limit, nextToken }: { limit?: number | null; nextToken?: string | null },
): HistoryQuery {
  return {
    subject,
    limit: checkWhole("limit", limit, 1, 100, 20),
    nextToken: checkPageToken(nextToken),
  };
}

/** A page as clients see it. DynamoDB forgets lines late, so those past their year are not shown. */
export function changePage({ items, nextToken }: ListedHistory["result"]): ChangePage {
  const now = util.time.nowEpochSeconds();
  const kept = items.filter((item) => item.ExpiresAt > now);
  return {
    items: kept.map((item) => ({
      at: item.At.split("#")[0] ?? "",
      actor: item.Actor,
      kind: item.Kind,
      details: JSON.parse(item.Details),
    })),
    nextToken: nextToken ?? null,
  };
}
