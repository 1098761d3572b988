import { compileFiles, type CompiledFiles } from "./compileFiles";
import { mapStackTraces } from "./mapStackTraces";

/**
 * Lets `require` load the TypeScript of a program, as ts-node does in Pulumi's own host, but without type checks. Use
 * it only in a process that runs one program once: it changes how the whole process loads modules and shows stack
 * traces.
 * @param files compiled together in advance, which is faster than one by one
 */
export function registerTypeScript(files: readonly string[], folder: string, cache: string): void {
  const compiled: CompiledFiles = new Map();
  const compile = (some: readonly string[]): void => {
    for (const [file, code] of compileFiles(some, folder, cache)) compiled.set(file, code);
  };
  try {
    compile(files);
  } catch {
    // A file that does not compile fails when the program loads it.
  }
  for (const extension of [".ts", ".cts"]) {
    require.extensions[extension] = (module, file) => {
      if (!compiled.has(file)) compile([file]);
      (module as unknown as Compiling)._compile(compiled.get(file)!, file);
    };
  }
  mapStackTraces(compiled);
}

interface Compiling {
  _compile(code: string, file: string): void;
}
