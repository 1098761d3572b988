import { FileCompiler, type CompiledFiles } from "./fileCompiler";
import { mapStackTraces } from "./mapStackTraces";

/**
 * Lets `require` load the TypeScript of a program, as ts-node does in Pulumi's own host, but without type checks. Use
 * it only in a process that runs one program once: it changes how the whole process loads modules and shows stack
 * traces.
 * @param folder working directory of the program
 * @param cache folder of the compiled files
 * @param listAll lists the files to compile with the first one that has changed: together is faster than one by one
 */
export function registerTypeScript(
  folder: string,
  cache: string,
  listAll: () => readonly string[],
): void {
  const compiler = new FileCompiler(folder, cache);
  const loaded: CompiledFiles = new Map();
  let together: CompiledFiles | undefined;
  const compileTogether = (): CompiledFiles => {
    try {
      return compiler.compile(listAll().filter((file) => !loaded.has(file)));
    } catch {
      return new Map(); // a file that does not compile fails when the program loads it
    }
  };
  const compile = (file: string): string => {
    together ??= compileTogether();
    return together.get(file) ?? compiler.compile([file]).get(file)!;
  };
  for (const extension of [".ts", ".cts"]) {
    require.extensions[extension] = (module, file) => {
      const code = together?.get(file) ?? compiler.kept(file) ?? compile(file);
      loaded.set(file, code);
      (module as unknown as Compiling)._compile(code, file);
    };
  }
  mapStackTraces(loaded);
}

interface Compiling {
  _compile(code: string, file: string): void;
}
