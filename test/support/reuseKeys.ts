import { promisify } from "node:util";
import type * as Crypto from "node:crypto";

type Generate = (type: "rsa", options: object) => Promise<Crypto.KeyPairKeyObjectResult>;

/**
 * Even, so that the two keys of a pool differ; enough for three consecutive pools without shared
 * keys.
 */
const PAIRS = 6;

/**
 * From now on, stacks in this process reuse a few RSA keys in turn. A key takes up to half a second
 * of CPU time, each user pool needs two, and tests create hundreds of pools. Stacks of `npm start`
 * and calls of generateKeyPairSync generate their own keys.
 */
export function reuseKeys(): void {
  // Imports of modules resolve to members of this object.
  const crypto = require("node:crypto") as { generateKeyPair: typeof Crypto.generateKeyPair };
  const original = crypto.generateKeyPair;
  const generate = promisify(original) as unknown as Generate;
  const pairs: Promise<Crypto.KeyPairKeyObjectResult>[] = [];
  let count = 0;
  const reuse: Generate = (type, options) => {
    if (type !== "rsa" || JSON.stringify(options) !== '{"modulusLength":2048}')
      return generate(type, options);
    return (pairs[count++ % PAIRS] ??= generate(type, options));
  };
  const replaced: typeof original = original.bind(undefined);
  Object.assign(replaced, { [promisify.custom]: reuse });
  crypto.generateKeyPair = replaced;
}
