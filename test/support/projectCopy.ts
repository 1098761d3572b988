import {
  copyFileSync,
  cpSync,
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
  "tools",
  "resolvers",
  "web",
];

/**
 * esbuild treats files below node_modules as packages, and tests have their temporary files there.
 */
const OUTSIDE = tmpdir().includes("node_modules") ? "/tmp" : tmpdir();

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
  for (const part of PARTS) cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
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

/**
 * A folder with a copy of the project's own files, and links to its folders. A program there
 * differs in index.ts only, and costs half a second of processor time less than a whole copy.
 */
export function linkProject(index: string): Pick<ProjectCopy, "folder" | "remove"> {
  const folder = realpathSync(mkdtempSync(join(OUTSIDE, "jukebox-links-")));
  for (const part of [...PARTS, "node_modules"]) {
    const [from, to] = [join(PROJECT, part), join(folder, part)];
    if (statSync(from).isDirectory()) symlinkSync(from, to, "junction");
    else copyFileSync(from, to);
  }
  writeFileSync(join(folder, "index.ts"), index);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Links each package separately: build results go into the copy's own caches. */
function linkPackages(folder: string): void {
  const packages = join(folder, "node_modules");
  mkdirSync(packages);
  for (const name of readdirSync(join(PROJECT, "node_modules"))) {
    if (name === ".cache") continue;
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
