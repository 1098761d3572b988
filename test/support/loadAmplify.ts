import { join, resolve } from "node:path";
import { Script } from "node:vm";
import type * as AmplifyModule from "aws-amplify";
import type * as ApiModule from "aws-amplify/api";
import type * as AuthModule from "aws-amplify/auth";
import type * as CognitoModule from "aws-amplify/auth/cognito";
import type * as UtilsModule from "aws-amplify/utils";
import { cachedBuild } from "../../infra/shared/buildCache";
import { modPow } from "./modPow";
import { plainFetch } from "./plainFetch";

/** One copy of aws-amplify. */
export interface LoadedAmplify {
  amplify: typeof AmplifyModule;
  api: typeof ApiModule;
  auth: typeof AuthModule;
  cognito: typeof CognitoModule;
  utils: typeof UtilsModule;
  /** The SRP implementation of aws-amplify. */
  srp: SrpParts;
}

let script: Script | undefined;

/** A number of aws-amplify's SRP. */
export interface SrpNumber {
  toString(radix: 16): string;
}

interface SrpParameters {
  userPoolName: string;
  a: SrpNumber;
  g: SrpNumber;
  A: SrpNumber;
  N: SrpNumber;
}

/** Classes and functions of aws-amplify's SRP, which it does not export. */
export interface SrpParts {
  BigInteger: { new (text: string, radix: 16): SrpNumber; prototype: { modPow: typeof modPow } };
  AuthenticationHelper: new (parameters: SrpParameters) => {
    getPasswordAuthenticationKey(input: {
      username: string;
      password: string;
      serverBValue: SrpNumber;
      salt: SrpNumber;
    }): Promise<Uint8Array>;
  };
  calculateA(parameters: Pick<SrpParameters, "a" | "g" | "N">): Promise<SrpNumber>;
  getSignatureString(input: {
    userPoolName: string;
    username: string;
    challengeParameters: Record<string, string>;
    dateNow: string;
    hkdf: Uint8Array;
  }): string;
  INIT_N: string;
}

/**
 * aws-amplify supports one client per process, so each call loads another independent copy. Its
 * hundreds of modules take 200 ms to load. Here they are bundled and compiled once, as ES modules,
 * which become one scope without a wrapper per module: a copy takes 3 ms. Copies share rxjs, which
 * has no state of a client. OpenSSL computes the powers and the hashes: aws-amplify's
 * JavaScript for browsers takes 300 ms of CPU time per sign-in, and tests sign in hundreds of times
 * (see also amplifyUtils.mjs). The tests in the emulator and those in a real browser sign in with
 * the original methods.
 */
export function loadAmplify(): LoadedAmplify {
  script ??= new Script(
    `(function (require, module, fetch) { const exports = module.exports;${cachedBundle()}\n})`,
    {
      filename: "aws-amplify.bundle.cjs",
    },
  );
  const module = { exports: {} as LoadedAmplify };
  script.runInThisContext()(requireShared, module, plainFetch);
  return module.exports;
}

/** The class of SRP's numbers is also shared: V8 optimises its loops once, not in each copy. */
function requireShared(id: string): unknown {
  return id.endsWith(NUMBERS) ? (numbers ??= loadNumbers()) : require(id);
}

let numbers: SrpParts["BigInteger"] | undefined;

/**
 * Its default export, as ES modules import CommonJS. The module is loaded separately, because other
 * tests need it unchanged.
 */
function loadNumbers(): SrpParts["BigInteger"] {
  const file = require.resolve(join(ROOT, AMPLIFY, "cjs", SRP, "BigInteger/BigInteger.js"));
  delete require.cache[file];
  const { default: own } = require(file) as { default: SrpParts["BigInteger"] };
  delete require.cache[file];
  own.prototype.modPow = modPow;
  return own;
}

const ROOT = resolve(__dirname, "../..");
const AMPLIFY = "node_modules/@aws-amplify/auth/dist";
const SRP = "providers/cognito/utils/srp";
const NUMBERS = "BigInteger.mjs";
const SHA256 = join(__dirname, "sha256.ts");
const AMPLIFY_UTILS = join(__dirname, "amplifyUtils.mjs");

/** Bundling takes half a second of processor time, and each of mocha's workers needs the result. */
function cachedBundle(): string {
  const sources = [
    __filename,
    SHA256,
    AMPLIFY_UTILS,
    join(ROOT, "package-lock.json"), // the versions of aws-amplify and esbuild
  ];
  return cachedBuild("amplifyOfTests", { sources }, bundle);
}

function bundle(): string {
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const srp = `./${AMPLIFY}/esm/${SRP}`;
  const contents = `
    export * as amplify from "aws-amplify";
    export * as api from "aws-amplify/api";
    export * as auth from "aws-amplify/auth";
    export * as cognito from "aws-amplify/auth/cognito";
    export * as utils from "aws-amplify/utils";
    import { BigInteger } from "${srp}/BigInteger/index.mjs";
    import { AuthenticationHelper } from "${srp}/AuthenticationHelper/index.mjs";
    import { calculateA } from "${srp}/calculate/index.mjs";
    import { INIT_N } from "${srp}/constants.mjs";
    import { getSignatureString } from "${srp}/getSignatureString.mjs";
    export const srp = { BigInteger, AuthenticationHelper, calculateA, INIT_N, getSignatureString };`;
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    external: ["rxjs", join(ROOT, AMPLIFY, "esm", SRP, "BigInteger", NUMBERS)],
    alias: {
      "@aws-crypto/sha256-js": SHA256,
      "@aws-amplify/core/internals/utils": AMPLIFY_UTILS,
    },
    format: "cjs",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]!.text;
}
