"use strict";
const { readFileSync } = require("node:fs");
const { SourceMap } = require("node:module");
const { dirname, resolve } = require("node:path");

/**
 * Lets stack traces name the sources of a bundle. Its source map is read for the first stack trace: Node's own support
 * would read it, and those of all libraries, at each start.
 * @param file the bundle
 */
function mapStackTraces(file) {
  let map;
  const show = (frame) => {
    const text = String(frame);
    if (frame.getFileName() !== file) return text;
    try {
      map ??= new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8")));
      const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
      const { originalSource, originalLine, originalColumn } = map.findEntry(line - 1, column - 1);
      if (originalSource === undefined) return text;
      const source = resolve(dirname(file), originalSource);
      const place = `${source}:${originalLine + 1}:${originalColumn + 1}`;
      return text.replace(`${file}:${line}:${column}`, () => place);
    } catch {
      return text; // the line of the bundle is better than no stack trace
    }
  };
  Error.prepareStackTrace = (error, frames) =>
    `${error}${frames.map((frame) => `\n    at ${show(frame)}`).join("")}`;
}

module.exports = { mapStackTraces };
