"use strict";
// Loaded into the tests' processes, and into those of `npm start` that tests start (startStack.ts).
// Stacks there reuse a few RSA keys in turn: a key takes up to half a second of CPU time, each user
// pool needs two, and tests create hundreds of pools.
const crypto = require("node:crypto");
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { promisify } = require("node:util");

/**
 * Even, so that the two keys of a pool differ; enough for three consecutive pools without shared
 * keys. A stack that lost its keys at a restart would therefore get others.
 */
const PAIRS = 6;

/** Names the process's first pair. */
const FIRST = "JUKEBOX_TEST_KEYS_FROM";

const generateKeyPair = promisify(crypto.generateKeyPair);
const pairs = [];
let count = Number(process.env[FIRST] ?? 0);

/** The environment of a process that uses the next two pairs first. */
function nextKeys() {
  const first = count;
  count += 2;
  return { [FIRST]: String(first) };
}

async function reuse(type, options) {
  const folder = process.env.JUKEBOX_TEST_RUN; // runFolder.ts
  const isOfPool = type === "rsa" && JSON.stringify(options) === '{"modulusLength":2048}';
  if (!isOfPool || folder === undefined) return generateKeyPair(type, options);
  const index = count++ % PAIRS;
  return (pairs[index] ??= sharedPair(join(folder, `key-${index}.pem`)));
}

/** The pair in a file of this run. Two processes may generate it at the same time. */
async function sharedPair(file) {
  try {
    const privateKey = crypto.createPrivateKey(readFileSync(file));
    return { privateKey, publicKey: crypto.createPublicKey(privateKey) };
  } catch {
    const pair = await generateKeyPair("rsa", { modulusLength: 2048 });
    const unfinished = `${file}.${process.pid}`;
    const pem = pair.privateKey.export({ format: "pem", type: "pkcs8" });
    writeFileSync(unfinished, pem, { mode: 0o600 });
    renameSync(unfinished, file);
    return pair;
  }
}

// Imports of modules resolve to members of this object. Calls of generateKeyPairSync are unchanged.
crypto.generateKeyPair = Object.assign(crypto.generateKeyPair.bind(undefined), {
  [promisify.custom]: reuse,
});

module.exports = { nextKeys };
