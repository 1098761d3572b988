import { util } from "@aws-appsync/utils";
import { fail } from "./fail";

/** The start of a page of a search. */
export interface SearchToken {
  /** The last sort key of the previous pages; "" for none. */
  after: string;
  /** Matches of `source` on earlier pages. */
  skip: number;
  /** DynamoDB's own token; "" for none. */
  source: string;
}

const first: SearchToken = { after: "", skip: 0, source: "" };

/** Parses a page token; InvalidInput for a malformed one. */
export function checkSearchToken(text: string | null | undefined): SearchToken {
  if (text === undefined || text === null) return first;
  const parts = text.split(".");
  const [after = "", skip = "", ...source] = parts;
  const wellFormed =
    text.length <= 9000 &&
    parts.length >= 3 &&
    text.indexOf("\n") < 0 &&
    util.matches("^[0-9]{1,4}$", skip) &&
    util.matches("^[A-Za-z0-9_+/-]*=*$", after);
  if (!wellFormed) fail("InvalidInput", "nextToken must be one that the page before has given.");
  return {
    after: after === "" ? "" : util.base64Decode(after),
    skip: +skip,
    source: source.join("."),
  };
}

/** The text of a page token. */
export function searchToken({ after, skip, source }: SearchToken): string {
  return `${after === "" ? "" : util.base64Encode(after)}.${skip}.${source}`;
}
