import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { transformSync } from "esbuild";
import { exampleProgram } from "../../examples/support/exampleProgram";
import { linkFolder } from "../../unit/support/linkFolder";

const run = promisify(execFile);

/** A folder with the example programs todo and blog, where the README's TypeScript runs. */
export class ReadmeProject {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "readme-")));

  constructor() {
    for (const name of ["todo", "blog"] as const) {
      cpSync(exampleProgram(name), join(this.folder, name), {
        recursive: true,
        filter: (path) => !/[\\/](node_modules|\.local)$/.test(path),
      });
    }
    linkFolder(
      resolve(__dirname, "../../../../../node_modules"),
      join(this.folder, "node_modules"),
    );
  }

  write(file: string, text: string): string {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  /**
   * Runs TypeScript as an ES module in a separate process.
   * @throws Error with its output if the exit status is not 0
   */
  async run(source: string): Promise<void> {
    const { code } = transformSync(source, { loader: "ts", format: "esm", target: "node20" });
    const file = this.write("readme.mjs", code);
    // Temporary folders of a block that fails are removed with the project.
    const temporary = dirname(this.write("tmp/.keep", ""));
    const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
    await run(process.execPath, [file], { cwd: this.folder, env, timeout: 60_000 }).catch(
      ({ code: status, stdout, stderr }) => {
        throw new Error(`It ended with ${status}:\n${stdout}${stderr}`);
      },
    );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
