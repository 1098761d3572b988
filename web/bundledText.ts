import type { Metafile } from "esbuild";

/** Output of esbuild as text, with its imports. Paths begin with "out/" in the metafile only. */
export interface BundledText {
  files: { path: string; text: string }[];
  metafile: Metafile;
}
