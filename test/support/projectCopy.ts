import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { memoryFolder } from "./memoryFolder";

const PROJECT = resolve(__dirname, "../..");

/** The files of a running stack. */
const PARTS = [
  "index.ts",
  "Pulumi.yaml",
  "Pulumi.dev.yaml",
  "schema.graphql",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "infra",
  "resolvers",
  "tools",
  "web",
];

/**
 * Folder of all copies: esbuild treats files below node_modules as packages, and tests have their
 * temporary files there.
 */
const OUTSIDE = memoryFolder() ?? (tmpdir().includes("node_modules") ? "/tmp" : tmpdir());

/** A copy of the project that tests can edit. */
export interface ProjectCopy {
  folder: string;
  read(file: string): string;
  /** The original text of a file. */
  original(file: string): string;
  /** Saves a file like many editors: first next to it, then under its name. */
  save(file: string, text: string): void;
  /** Replaces the only occurrence of `from` in a file. */
  edit(file: string, from: string, to: string): void;
  /** Restores the original file. */
  restore(file: string): void;
  remove(): void;
}

/** @param hasCaches whether the copy begins with the project's build results */
export function copyProject({ hasCaches = true } = {}): ProjectCopy {
  const folder = realpathSync(mkdtempSync(join(OUTSIDE, "jukebox-copy-")));
  for (const part of PARTS) copyAll(join(PROJECT, part), join(folder, part));
  linkPackages(folder);
  if (hasCaches) shareCaches(folder);
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  const save = (file: string, text: string): void => {
    const beside = join(folder, `${file}.tmp`);
    writeFileSync(beside, text);
    renameSync(beside, join(folder, file));
  };
  const original = (file: string): string => readFileSync(join(PROJECT, file), "utf8");
  return {
    folder,
    read,
    original,
    save,
    edit(file, from, to) {
      const text = read(file);
      if (text.split(from).length !== 2) throw new Error(`"${from}" is not once in ${file}`);
      save(
        file,
        text.replace(from, () => to),
      );
    },
    restore: (file) => save(file, original(file)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** `cpSync` takes twice the processor time: it checks all parents of each file. */
function copyAll(from: string, to: string): void {
  if (!statSync(from).isDirectory()) return copyFileSync(from, to);
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyAll(source, target);
    else copyFileSync(source, target);
  }
}

/**
 * Links each package separately: build results go into the copy's own caches. Only files of the copy
 * look for packages there, and they load those that package.json names: packages themselves are
 * found, and find others, in the project.
 */
function linkPackages(folder: string): void {
  const packages = join(folder, "node_modules");
  mkdirSync(packages);
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(PROJECT, "package.json"), "utf8"),
  );
  const named = Object.keys({ ...dependencies, ...devDependencies });
  const wanted = new Set(named.map((name) => name.split("/")[0]!));
  for (const name of readdirSync(join(PROJECT, "node_modules"))) {
    const isOfNpm = name.startsWith(".") && name !== ".cache";
    if (!wanted.has(name) && !isOfNpm) continue;
    const [from, to] = [join(PROJECT, "node_modules", name), join(packages, name)];
    // Windows lets every user link folders (junctions), but not files.
    if (statSync(from).isDirectory()) symlinkSync(from, to, "junction");
    else copyFileSync(from, to);
  }
}

/** The copy gets copies of the bundles, and shares the compiled files, whose names are digests. */
function shareCaches(folder: string): void {
  const [from, to] = [PROJECT, folder].map((root) => join(root, "node_modules", ".cache"));
  const bundles = readdirSync(join(from!, "jukebox")).filter((name) => name.endsWith(".json"));
  mkdirSync(join(to!, "jukebox"), { recursive: true });
  for (const name of bundles)
    copyFileSync(join(from!, "jukebox", name), join(to!, "jukebox", name));
  const compiled = join("pulumi-aws-local", "program");
  mkdirSync(join(from!, compiled), { recursive: true });
  mkdirSync(join(to!, "pulumi-aws-local"));
  symlinkSync(join(from!, compiled), join(to!, compiled), "junction");
}
