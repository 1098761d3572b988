import { resolve } from "node:path";
import { Script } from "node:vm";
import type * as AmplifyModule from "aws-amplify";
import type * as ApiModule from "aws-amplify/api";
import type * as AuthModule from "aws-amplify/auth";
import type * as CognitoModule from "aws-amplify/auth/cognito";
import type * as UtilsModule from "aws-amplify/utils";
import { modPow } from "./modPow";

/** One copy of aws-amplify. */
export interface LoadedAmplify {
  amplify: typeof AmplifyModule;
  api: typeof ApiModule;
  auth: typeof AuthModule;
  cognito: typeof CognitoModule;
  utils: typeof UtilsModule;
}

let script: Script | undefined;

/** The class of the numbers that aws-amplify signs in with. */
interface SrpNumbers {
  prototype: { modPow: typeof modPow };
}

/**
 * aws-amplify keeps one client a process; each call loads another copy that shares nothing with the
 * others. Bundled and compiled once, since its hundreds of modules take 200 ms to load and this takes 10.
 * Powers come from V8's own numbers, where aws-amplify for React Native has a seam too: its JavaScript for browsers
 * takes 300 ms of processor time a sign-in, and hundreds sign in here. With that, unchanged, the tests in
 * test/local/cognitoIdp and those in a real browser sign in.
 */
export function loadAmplify(): LoadedAmplify {
  script ??= new Script(
    `(function (require, module) { const exports = module.exports;${bundle()}\n})`,
    {
      filename: "aws-amplify.bundle.cjs",
    },
  );
  const module = { exports: {} as LoadedAmplify & { srpNumbers: SrpNumbers } };
  script.runInThisContext()(require, module);
  const { srpNumbers, ...loaded } = module.exports;
  srpNumbers.prototype.modPow = modPow;
  return loaded;
}

const SRP_NUMBERS =
  "./node_modules/@aws-amplify/auth/dist/cjs/providers/cognito/utils/srp/BigInteger";

function bundle(): string {
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const contents = `
    exports.amplify = require("aws-amplify");
    exports.api = require("aws-amplify/api");
    exports.auth = require("aws-amplify/auth");
    exports.cognito = require("aws-amplify/auth/cognito");
    exports.utils = require("aws-amplify/utils");
    exports.srpNumbers = require("${SRP_NUMBERS}").BigInteger;`;
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: resolve(__dirname, "../..") },
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]!.text;
}
