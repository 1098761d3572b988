import type { BundledText } from "./bundledText";

/**
 * Bundles without the files that esbuild makes for an entry point whose code is in a chunk: they
 * contain only its name, and each is one more request of a page.
 */
export function withoutStubs(scripts: BundledText, libraries: BundledText): BundledText {
  return libraries.files.reduce(importChunkOf, scripts.files.reduce(enterByChunk, scripts));
}

/** Names of the files that importers of these bundles need no longer. */
export function stubsOf({ files }: BundledText): Set<string> {
  return new Set(files.filter(({ text }) => RE_EXPORTS.test(text)).map(({ path }) => path));
}

/** The whole text of an entry point that only runs a chunk. */
const RUNS = /^import"\.\/(chunk)(-\w+\.js)";\s*$/;

/** The chunk gets the name of its entry point, and its own hash. */
function enterByChunk(bundle: BundledText, { path, text }: { path: string; text: string }) {
  const [, chunk, hash] = RUNS.exec(text) ?? [];
  if (hash === undefined) return bundle;
  const name = /([\w.]+)-\w+\.js$/.exec(path)![1]!;
  const rename = (all: string) => all.replaceAll(`${chunk}${hash}`, `${name}${hash}`);
  const { outputs } = bundle.metafile;
  const { [`out/${path}`]: stub, ...others } = outputs;
  const entered = JSON.parse(rename(JSON.stringify(others))) as typeof outputs;
  Object.assign(entered[`out/assets/${name}${hash}`]!, { entryPoint: stub!.entryPoint });
  return {
    files: bundle.files
      .filter((file) => file.path !== path)
      .map((file) => ({ path: rename(file.path), text: rename(file.text) })),
    metafile: { inputs: {}, outputs: entered },
  };
}

/** The whole text of an entry point that only re-exports a chunk. */
const RE_EXPORTS = /^import\{([^}]*)\}from"\.\/(chunk-\w+\.js)";export\{([^}]*)\};\s*$/;

/** Imports the library's chunk in place of the library, by the names that the chunk exports. */
function importChunkOf(scripts: BundledText, { path, text }: { path: string; text: string }) {
  const [, imported, chunk, exported] = RE_EXPORTS.exec(text) ?? [];
  if (chunk === undefined) return scripts;
  const locals = new Map(pairs(imported!).map(([name, local]) => [local, name]));
  const names = new Map(pairs(exported!).map(([local, name]) => [name, locals.get(local)!]));
  const rename = (clause: string) =>
    pairs(clause)
      .map(([name, local]) => `${names.get(name)!} as ${local}`)
      .join();
  const imports = new RegExp(`import\\{([^}]*)\\}from"/${path}"`, "g");
  const redirect = (all: string) =>
    all
      .replace(imports, (_, clause: string) => `import{${rename(clause)}}from"/assets/${chunk}"`)
      .replaceAll(`import"/${path}"`, `import"/assets/${chunk}"`);
  const files = scripts.files.map((file) => ({ ...file, text: redirect(file.text) }));
  const left = files.find((file) => file.text.includes(path));
  if (left !== undefined) throw new Error(`${left.path} refers to ${path} in an unknown form.`);
  const outputs = JSON.stringify(scripts.metafile.outputs).replaceAll(path, `assets/${chunk}`);
  return { files, metafile: { inputs: {}, outputs: JSON.parse(outputs) } };
}

/** The names in "a as b,c": those before and after "as". */
function pairs(clause: string): [string, string][] {
  return clause.split(",").map((part) => {
    const [first, second = first] = part.split(" as ");
    return [first!, second!];
  });
}
