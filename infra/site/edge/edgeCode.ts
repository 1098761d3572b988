import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Code of the CloudFront Functions in front of the API. */
export interface EdgeCode {
  /** For viewer requests. */
  request: string;
  /** For viewer responses. */
  response: string;
}

/** Reads the functions. CloudFront takes one file for each, so the shared code is added to both. */
export function readEdgeCode(): EdgeCode {
  const read = (name: string): string => readFileSync(join(__dirname, `${name}.js`), "utf8");
  const withShared = (name: string): string => `${read("ownPage")}\n${read(name)}`;
  return { request: withShared("apiRequest"), response: withShared("apiResponse") };
}
