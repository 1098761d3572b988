import { spawn, type ChildProcess } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { exampleProgram } from "./exampleProgram";
import { npmCommand } from "../../../src/core/npmCommand";
import { linkFolder } from "../../unit/support/linkFolder";

const PACKAGE = resolve(__dirname, "../../..");
const PACKAGES = resolve(PACKAGE, "../../node_modules");

/** Node's package lookup must not find the packages of this repository by accident. */
const OUTSIDE = tmpdir().includes("node_modules") ? "/tmp" : tmpdir();

/** The files of the package, without its compiled code: the first command compiles it. */
const PARTS = ["bin", "index.cjs", "loader", "package.json", "src"];

export interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The todo example in a folder outside this repository, with the packages that `npm install` would install. */
export class ForeignProject {
  readonly #root = realpathSync(mkdtempSync(join(OUTSIDE, "foreign-")));
  readonly folder = join(this.#root, "todo");
  readonly package = join(this.#root, "pulumi-aws-local");

  /** @param isInstalled whether the package's own dependencies are installed */
  constructor({ isInstalled = true } = {}) {
    for (const part of PARTS) {
      cpSync(join(PACKAGE, part), join(this.package, part), { recursive: true });
    }
    if (isInstalled) linkFolder(PACKAGES, join(this.package, "node_modules"));
    cpSync(exampleProgram("todo"), this.folder, {
      recursive: true,
      filter: (path) => !/[\\/](node_modules|\.local)$/.test(path),
    });
    const manifest = this.read("package.json");
    this.write("package.json", manifest.replace('"file:../.."', '"file:../pulumi-aws-local"'));
    this.#linkPackages();
  }

  /** Does what `npm install` does for a "file:…" dependency: links its folder and its command. */
  #linkPackages(): void {
    const packages = join(this.folder, "node_modules");
    for (const name of [".bin", "@pulumi"]) mkdirSync(join(packages, name), { recursive: true });
    for (const name of ["@pulumi/aws", "@pulumi/pulumi"]) {
      linkFolder(join(PACKAGES, name), join(packages, name));
    }
    linkFolder(this.package, join(packages, "pulumi-aws-local"));
    const bin = join(packages, ".bin", "pulumi-aws-local");
    const program = "../pulumi-aws-local/bin/pulumi-aws-local.cjs";
    if (process.platform !== "win32") symlinkSync(program, bin);
    else writeFileSync(`${bin}.cmd`, `@node "%~dp0${program.replaceAll("/", "\\")}" %*\r\n`);
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** Starts a command in the project's folder. */
  spawn(command: string, ...args: string[]): ChildProcess {
    const [program, ...first] = command === "npm" ? npmCommand() : [command];
    return spawn(program!, [...first, ...args], {
      cwd: this.folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** Runs a command in the project's folder until it ends. */
  async run(command: string, ...args: string[]): Promise<Result> {
    const child = this.spawn(command, ...args);
    const said = { stdout: "", stderr: "" };
    child.stdout!.on("data", (chunk: Buffer) => (said.stdout += chunk));
    child.stderr!.on("data", (chunk: Buffer) => (said.stderr += chunk));
    const code = await new Promise<number | null>((done) => child.once("close", done));
    return { code, ...said };
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}
