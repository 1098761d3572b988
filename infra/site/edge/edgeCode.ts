import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Code of the functions at the edge that stand before the API, in the JavaScript of CloudFront Functions. */
export interface EdgeCode {
  /** For viewer requests. */
  request: string;
  /** For viewer responses. */
  response: string;
}

/** Reads the functions. Each is one file to CloudFront, so that what they share goes into both. */
export function readEdgeCode(): EdgeCode {
  const read = (name: string): string => readFileSync(join(__dirname, `${name}.js`), "utf8");
  const withShared = (name: string): string => `${read("ownPage")}\n${read(name)}`;
  return { request: withShared("apiRequest"), response: withShared("apiResponse") };
}
