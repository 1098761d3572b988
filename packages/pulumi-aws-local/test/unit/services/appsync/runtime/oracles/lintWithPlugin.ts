import appsync from "@aws-appsync/eslint-plugin";
import { Linter } from "eslint";
import ts from "typescript";
import { parser } from "typescript-eslint";

/** The language interfaces that the plugin's rules use: loading TypeScript's own takes seconds. */
const LIB = `
interface Array<T> {
  length: number; [n: number]: T;
  ${"map filter find findLast findIndex findLastIndex forEach reduce reduceRight every some flatMap sort"
    .split(" ")
    .map((name) => `${name}(callback: any, other?: any): any;`)
    .join(" ")}
  ${"concat slice splice reverse flat fill".replace(/\w+/g, "$&(...values: any[]): any[];")}
  ${"copyWithin entries keys values toString toLocaleString push pop".replace(/\w+/g, "$&(...values: any[]): any;")}
}
interface String {
  length: number;
  ${"slice trim toUpperCase concat".replace(/\w+/g, "$&(...values: any[]): string;")}
  ${"replace split padStart padEnd repeat search charCodeAt localeCompare matchAll".replace(/\w+/g, "$&(...values: any[]): any;")}
}
interface Number { toString(): string; } interface Boolean {} interface Function {} interface CallableFunction {}
interface NewableFunction {} interface IArguments {} interface RegExp {} interface Object {}
interface ObjectConstructor { keys(o: any): string[]; freeze(o: any): any; is(a: any, b: any): boolean; create(o: any): any;
  defineProperty(...values: any[]): any; hasOwn(a: any, b: any): boolean; }
declare const Object: ObjectConstructor; declare const Promise: any; declare const Date: any; declare const util: any; declare const ctx: any;`;

/** A finding of AWS's linter, as "line:column message". */
export type Finding = string;

/** Lints each piece of code with all rules of @aws-appsync/eslint-plugin. */
export function lintWithPlugin(codes: readonly string[]): Finding[][] {
  const files = new Map(codes.map((code, index) => [`/code/${index}.js`, code]));
  files.set("/code/lib.d.ts", LIB);
  const options: ts.CompilerOptions = {
    allowJs: true,
    checkJs: true,
    noLib: true,
    noResolve: true,
    noEmit: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    types: [],
  };
  const host: ts.CompilerHost = {
    getSourceFile: (name, target) =>
      files.has(name) ? ts.createSourceFile(name, files.get(name)!, target, true) : undefined,
    getDefaultLibFileName: () => "lib.d.ts",
    writeFile: () => undefined,
    getCurrentDirectory: () => "/code",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const { plugins, rules } = (appsync as any).configs.recommended;
  const linter = new Linter({ cwd: "/code", configType: "flat" });
  const config = {
    files: ["**/*.js"],
    plugins,
    rules,
    languageOptions: { parser, parserOptions: { programs: [program] } },
  };
  return codes.map((code, index) =>
    linter
      .verify(code, [config as never], { filename: `/code/${index}.js` })
      .map(({ line, column, message }) => `${line}:${column} ${message}`),
  );
}
