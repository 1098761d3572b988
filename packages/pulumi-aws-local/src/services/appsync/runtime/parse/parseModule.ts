import { parse, type Comment, type Program } from "acorn";
import { CodeError, type CodeErrorDetail } from "../../errors";

/** The syntax tree of code, and its comments. */
export interface ParsedModule {
  program: Program;
  comments: Comment[];
}

/**
 * Parses resolver code as a strict ES module.
 * @throws CodeError PARSE_ERROR with TypeScript's message, as AppSync's compiler returns it
 */
export function parseModule(code: string): ParsedModule {
  const comments: Comment[] = [];
  try {
    const program = parse(code, {
      ecmaVersion: "latest",
      sourceType: "module",
      locations: true,
      allowHashBang: false,
      onComment: comments,
    });
    return { program, comments };
  } catch (error) {
    if (error instanceof SyntaxError) throw new CodeError(syntaxErrors(code, error));
    throw error;
  }
}

function syntaxErrors(code: string, acornError: SyntaxError): CodeErrorDetail[] {
  const found = typescriptErrors(code);
  return found.length > 0 ? found : [acornErrorDetail(acornError)];
}

/** AppSync compiles code with TypeScript, and its responses contain TypeScript's numbers and messages. */
function typescriptErrors(code: string): CodeErrorDetail[] {
  // Slow to load, and needed only for invalid code.
  const ts = require("typescript") as typeof import("typescript");
  const { diagnostics = [] } = ts.transpileModule(code, {
    fileName: "code.js",
    reportDiagnostics: true,
    compilerOptions: { allowJs: true, target: ts.ScriptTarget.ESNext },
  });
  return diagnostics.flatMap(({ file, start, length, code: number, messageText }) => {
    if (file === undefined || start === undefined) return [];
    const position = file.getLineAndCharacterOfPosition(start);
    const [line, column] = [position.line + 1, position.character + 1];
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    return [
      {
        errorType: "PARSE_ERROR" as const,
        value: `code.js(${line},${column}): error TS${number}: ${text}\n`,
        location: { line, column, span: length ?? -1 },
      },
    ];
  });
}

function acornErrorDetail(error: SyntaxError): CodeErrorDetail {
  const { loc } = error as SyntaxError & { loc?: { line: number; column: number } };
  const message = error.message.replace(/ \(\d+:\d+\)$/, "");
  return {
    errorType: "PARSE_ERROR",
    value: `Parsing error: ${message}`,
    location: { line: loc?.line ?? 0, column: loc ? loc.column + 1 : 0, span: -1 },
  };
}
