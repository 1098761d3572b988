import { util } from "@aws-appsync/utils";
import { fail } from "./fail";
import { matchesWhole } from "./matchesWhole";

/** The start of a page of a search. */
export interface SearchToken {
  /** The search that the page is of. */
  of: string;
  /** The last sort key of the pages before; "" for none. */
  after: string;
  /** Matches of `source` on earlier pages. */
  skip: number;
  /** DynamoDB's own token; "" for none. */
  source: string;
}

/** The page token of an earlier page of the same search; InvalidInput for any other. */
export function checkSearchToken(text: string | null | undefined, of: string): SearchToken {
  if (text === undefined || text === null) return { of, after: "", skip: 0, source: "" };
  const parts = text.split(".");
  const [sameSearch = "", after = "", skip = "", ...source] = parts;
  const wellFormed =
    text.length <= 9000 &&
    parts.length >= 4 &&
    matchesWhole("^[0-9]{1,4}$", skip) &&
    matchesWhole("^[A-Za-z0-9_+/-]*=*$", after) &&
    text.indexOf("\n") < 0;
  if (!wellFormed || sameSearch !== util.base64Encode(of)) {
    fail("InvalidInput", "nextToken must be one that the page before has given, for this search.");
  }
  return {
    of,
    after: after === "" ? "" : util.base64Decode(after),
    skip: +skip,
    source: source.join("."),
  };
}

/** A token's text. */
export function searchToken({ of, after, skip, source }: SearchToken): string {
  const position = `${after === "" ? "" : util.base64Encode(after)}.${skip}.${source}`;
  return `${util.base64Encode(of)}.${position}`;
}
