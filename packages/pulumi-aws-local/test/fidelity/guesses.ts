import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A guess that a comment marks as UNVERIFIED. */
export interface Guess {
  /** Path from the root of the repository. */
  file: string;
  /** The declaration that contains the comment or follows it. */
  declaration: string;
  text: string;
}

const MARK = /\bUNVERIFIED\b/;
const COMMENT = /\/\*[^]*?\*\/|(?:^[ \t]*\/\/.*\n?)+|\/\/.*UNVERIFIED.*/gm;
const DECLARATION =
  /^(?:export )?(?:default )?(?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/;

/** The guesses in the sources below folders of the repository, sorted by path. */
export function guessesIn(root: string, folders: readonly string[]): Guess[] {
  return folders.flatMap((folder) =>
    sourcesIn(root, folder).flatMap((file) =>
      guessesOf(file, readFileSync(join(root, file), "utf8")),
    ),
  );
}

function sourcesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|tsx|cjs|js)$/.test(name) && !name.includes("node_modules"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}

/** The guesses in one file; throws for a mark outside a comment. */
export function guessesOf(file: string, source: string): Guess[] {
  const guesses: Guess[] = [];
  for (const match of source.matchAll(COMMENT)) {
    if (!MARK.test(match[0])) continue;
    const declaration = declarationAt(source, match.index, match.index + match[0].length);
    guesses.push(...textsOf(match[0]).map((text) => ({ file, declaration, text })));
  }
  const marks = source.match(new RegExp(MARK, "g"))?.length ?? 0;
  if (marks !== guesses.length)
    throw new Error(`${file} marks ${marks} guesses, of which ${guesses.length} are in comments.`);
  return guesses;
}

/** A comment at the left margin describes the following declaration; any other is inside the preceding one. */
function declarationAt(source: string, start: number, end: number): string {
  const isOutermost = start === 0 || source[start - 1] === "\n";
  const after = source.slice(end).trimStart().split("\n", 1)[0]!;
  const next = /^\S/.test(source.slice(start)) && isOutermost ? DECLARATION.exec(after) : null;
  if (next !== null) return next[1]!;
  const before = source.slice(0, start).split("\n").reverse();
  return before.flatMap((line) => DECLARATION.exec(line)?.[1] ?? [])[0] ?? "";
}

/**
 * The text after each mark, up to the next one or the end of its paragraph; for a mark in parentheses, the sentence
 * before it.
 */
function textsOf(comment: string): string[] {
  const lines = comment.split("\n").map((line) =>
    line
      .replace(/^\s*(\/\*\*?|\*\/|\*|\/\/)?/, "")
      .replace(/\*\/\s*$/, "")
      .trim(),
  );
  const paragraphs = lines.join("\n").split(/\n\s*\n|\n(?=@)/);
  return paragraphs.flatMap((paragraph) => {
    const [before = "", ...behind] = paragraph.replace(/\s+/g, " ").trim().split(MARK);
    return behind.map((text, index) => {
      const own = text
        .replace(/^:? /, "")
        .replace(/ @throws.*/, "")
        .trim();
      const sentence = (index === 0 ? before : behind[index - 1]!).split(/(?<=[.;]) /).at(-1)!;
      return /^\)/.test(text) ? sentence.replace(/ ?\($/, "") : own;
    });
  });
}
