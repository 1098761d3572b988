import { execFile } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { copyProject, type ProjectCopy } from "../../../../../test/support/projectCopy";

const LOAD = "require('./local/typescriptLoader.cjs').registerTypeScript()";

describe("compiled TypeScript", () => {
  let project: ProjectCopy;
  let caches: string;

  beforeEach(() => {
    project = copyProject();
    caches = join(project.folder, "node_modules", ".cache", "jukebox");
  });
  afterEach(() => project.remove());

  it("is whole from the moment it is there, for others that start at the same time", async () => {
    const compiled = join(caches, "typescript");
    const sizeOf = (name: string): number => statSync(join(compiled, name)).size;
    const firstSizes = new Map<string, number>();
    const starting = execFile(process.execPath, ["-e", LOAD], { cwd: project.folder });
    const ended = once(starting, "exit");
    while (starting.exitCode === null) {
      const names = existsSync(compiled) ? readdirSync(compiled) : [];
      for (const name of names) {
        if (!firstSizes.has(name)) firstSizes.set(name, sizeOf(name));
      }
      await new Promise(setImmediate);
    }
    expect(await ended).to.deep.equal([0, null]);
    expect(firstSizes.size).to.be.above(800);
    for (const [name, size] of firstSizes) expect(sizeOf(name), name).to.equal(size);
  });

  it("leaves nothing half done behind when a file is wrong", async () => {
    project.save("local/wrong.ts", "export const = 1;\n");
    const starting = execFile(process.execPath, ["-e", LOAD], { cwd: project.folder });
    const [code] = (await once(starting, "exit")) as [number];
    expect(code).to.equal(1);
    expect(readdirSync(join(caches, "typescript"))).to.deep.equal([]);
    expect(readdirSync(caches).filter((name) => name.startsWith("compiling"))).to.deep.equal([]);
  });
});
