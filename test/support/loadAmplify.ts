import { resolve } from "node:path";
import { Script } from "node:vm";
import type * as AmplifyModule from "aws-amplify";
import type * as ApiModule from "aws-amplify/api";
import type * as AuthModule from "aws-amplify/auth";
import type * as CognitoModule from "aws-amplify/auth/cognito";
import type * as UtilsModule from "aws-amplify/utils";

/** One copy of aws-amplify. */
export interface LoadedAmplify {
  amplify: typeof AmplifyModule;
  api: typeof ApiModule;
  auth: typeof AuthModule;
  cognito: typeof CognitoModule;
  utils: typeof UtilsModule;
}

let script: Script | undefined;

/**
 * aws-amplify keeps one client a process; each call loads another copy that shares nothing with the
 * others. Bundled and compiled once, since its hundreds of modules take 200 ms to load and this takes 10.
 */
export function loadAmplify(): LoadedAmplify {
  script ??= new Script(
    `(function (require, module) { const exports = module.exports;${bundle()}\n})`,
    {
      filename: "aws-amplify.bundle.cjs",
    },
  );
  const exports = {} as LoadedAmplify;
  const module = { exports };
  script.runInThisContext()(require, module);
  return module.exports;
}

function bundle(): string {
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const contents = `
    exports.amplify = require("aws-amplify");
    exports.api = require("aws-amplify/api");
    exports.auth = require("aws-amplify/auth");
    exports.cognito = require("aws-amplify/auth/cognito");
    exports.utils = require("aws-amplify/utils");`;
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
