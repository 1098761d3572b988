import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { exampleProgram, type ExampleName } from "./exampleProgram";
import { linkFolder } from "../../unit/support/linkFolder";

/** A copy of an example, with this repository's packages. */
export interface ExampleCopy {
  folder: string;
  /** Replaces a text that the file contains, as String.replace does. */
  edit(file: string, from: string, to: string): void;
  remove(): void;
}

/** Copies an example into a temporary folder. */
export function copyExample(name: ExampleName): ExampleCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `example-${name}-`)));
  cpSync(exampleProgram(name), folder, {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|\.local)$/.test(path),
  });
  linkFolder(resolve(__dirname, "../../../../../node_modules"), join(folder, "node_modules"));
  return {
    folder,
    edit(file, from, to) {
      const text = readFileSync(join(folder, file), "utf8");
      if (!text.includes(from)) throw new Error(`"${file}" does not contain "${from}".`);
      writeFileSync(join(folder, file), text.replace(from, to));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
