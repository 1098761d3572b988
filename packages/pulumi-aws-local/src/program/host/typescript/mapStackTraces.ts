import { SourceMap } from "node:module";
import type { CompiledFiles } from "./fileCompiler";

/**
 * Maps stack traces to source lines. Node's own source map support would read the source maps of every package that the
 * program loads, even if no trace is shown.
 */
export function mapStackTraces(compiled: CompiledFiles): void {
  const maps = new Map<string, SourceMap>();
  const mapOf = (file: string, code: string): SourceMap => {
    const known = maps.get(file);
    if (known !== undefined) return known;
    const [, encoded] = INLINE_MAP.exec(code)!;
    const map = new SourceMap(JSON.parse(Buffer.from(encoded!, "base64").toString()));
    maps.set(file, map);
    return map;
  };
  const show = (frame: NodeJS.CallSite): string => {
    const code = compiled.get(frame.getFileName() ?? "");
    const text = String(frame);
    if (code === undefined) return text;
    try {
      const [line, column] = [frame.getLineNumber()!, frame.getColumnNumber()!];
      const entry = mapOf(frame.getFileName()!, code).findEntry(line - 1, column - 1);
      if (!("originalLine" in entry)) return text;
      const place = `${entry.originalLine + 1}:${entry.originalColumn + 1}`;
      return text.replace(`${line}:${column}`, place);
    } catch {
      return text; // the line of the compiled code is better than no stack trace
    }
  };
  Error.prepareStackTrace = (error, frames) =>
    `${error}${frames.map((frame) => `\n    at ${show(frame)}`).join("")}`;
}

const INLINE_MAP = /\n\/\/# sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/;
