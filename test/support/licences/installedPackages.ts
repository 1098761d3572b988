import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface InstalledPackage {
  /** "name@version" */
  id: string;
  /** SPDX expression; undefined if the package states none. */
  licence?: string;
  /** The dependency path from the project to the package. */
  path: string[];
}

interface Manifest {
  name: string;
  version: string;
  license?: string | { type?: string };
  licenses?: { type?: string }[];
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** Those of these packages that are not installed. */
export function missingPackages(root: string, names: Iterable<string>): string[] {
  return [...names].filter((name) => findPackage(name, root) === undefined);
}

/** These packages and their dependencies, as installed. Optional ones may be missing. */
export function withDependencies(root: string, names: Iterable<string>): InstalledPackage[] {
  const found = new Map<string, InstalledPackage>();
  const queue = [...names].map((name) => ({ name, from: root, path: [] as string[] }));
  for (const { name, from, path } of queue) {
    const folder = findPackage(name, from);
    if (folder === undefined || found.has(folder)) continue;
    const manifest = readManifest(folder);
    const way = [...path, name];
    const licence = licenceOf(manifest, folder);
    const id = `${manifest.name}@${manifest.version}`;
    found.set(folder, { id, path: way, ...(licence !== undefined && { licence }) });
    const { dependencies, optionalDependencies, peerDependencies } = manifest;
    for (const next of Object.keys({
      ...dependencies,
      ...optionalDependencies,
      ...peerDependencies,
    })) {
      queue.push({ name: next, from: folder, path: way });
    }
  }
  return [...found.values()];
}

/** Node's module resolution: node_modules of the folder, then of each folder above it. */
function findPackage(name: string, from: string): string | undefined {
  const folder = join(from, "node_modules", name);
  if (existsSync(join(folder, "package.json"))) return folder;
  const above = dirname(from);
  return above === from ? undefined : findPackage(name, above);
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

/** Older packages state an object, or several licences to choose from; some refer to a file. */
function licenceOf({ license, licenses }: Manifest, folder: string): string | undefined {
  const stated = typeof license === "string" ? license : license?.type;
  const file = /^SEE LICEN[CS]E IN (.+)$/i.exec(stated ?? "")?.[1];
  if (file !== undefined && isMit(join(folder, file))) return "MIT";
  return stated ?? licenses?.map(({ type }) => type).join(" OR ");
}

/** Whether a file contains the MIT licence. */
function isMit(file: string): boolean {
  return existsSync(file) && MIT.test(readFileSync(file, "utf8").replace(/\s+/g, " "));
}

const MIT =
  /Permission is hereby granted, free of charge, .* to deal in the Software without restriction/;
