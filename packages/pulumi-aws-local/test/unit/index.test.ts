import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { expect } from "chai";
import * as source from "../../src";

const PACKAGE = resolve(__dirname, "../..");

/** The process-wide state that importing the package must not change. */
const SNAPSHOT = `JSON.stringify({
  listeners: process.eventNames().map((name) => [String(name), process.listenerCount(name)]),
  extensions: Object.values(require.extensions).map(String),
  load: String(require("node:module")._load),
  trace: String(Error.prepareStackTrace),
  traceLimit: Error.stackTraceLimit,
  environment: process.env,
  folder: process.cwd(),
  umask: process.umask(),
  globals: Object.getOwnPropertyNames(globalThis).filter((name) => !name.startsWith("__lmdb_")),
})`;

function evaluate(script: string, ...options: string[]): any {
  const args = [...options, "-e", `console.log(JSON.stringify(${script}))`];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: PACKAGE, encoding: "utf8" }));
}

describe("pulumi-aws-local", () => {
  it("exports the public API to CommonJS, without a TypeScript loader", () => {
    const names = evaluate(`Object.keys(require("pulumi-aws-local"))`);
    expect(names.sort()).to.deep.equal(Object.keys(source).sort());
  });

  it("exports each name to ES modules", () => {
    const script = `Object.keys(await import("pulumi-aws-local"))`;
    const names: string[] = evaluate(script, "--input-type=module");
    const own = names.filter((name) => !["default", "module.exports"].includes(name));
    expect(own.sort()).to.deep.equal(Object.keys(source).sort());
  });

  it("does not change the process that loads it", () => {
    const [before, after] = evaluate(
      `[${SNAPSHOT}, require("pulumi-aws-local") && ${SNAPSHOT}]`,
    ).map((text: string) => JSON.parse(text));
    expect(after).to.deep.equal(before);
  });
});
