import { promisify } from "node:util";
import type * as Crypto from "node:crypto";

type Generate = (type: "rsa", options: object) => Promise<Crypto.KeyPairKeyObjectResult>;

/** Even, so that the two keys of a pool differ; enough for three pools in a row that share none. */
const PAIRS = 6;

/**
 * From now on, stacks in this process take turns with a few RSA keys. A key takes up to half a second of processor time, each
 * user pool needs two, and tests create hundreds of pools. Stacks of `npm start` generate their own, as do calls of
 * generateKeyPairSync.
 */
export function reuseKeys(): void {
  // What modules import is a member of this object.
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
