"use strict";

/** Hard words, each with a replacement. `npm run lint` rejects them. */
const WORDS = [
  ["anew", "again, or a verb with re-: regenerate, reload"],
  ["thwarted", "hit a conflict"],
  ["whoever", "the user who, the caller who"],
  ["nobody", "no user, no caller, no one"],
  ["alone", "only"],
  ["mend|mends|mended|mending", "fix, correct"],
  ["told", "got, returned, notified"],
  ["tells", "returns, reports, shows, names"],
  ["left out|leaves? out|leaving out", "omitted, omit"],
  ["upon", "on"],
  ["for ever", "forever"],
  ["but for", "except for"],
  ["in the midst of", "during"],
  ["as it is then", "current"],
].map(([word, better]) => ({
  word: new RegExp(`(?<![\\w-])(?:${word})(?![\\w-])`, "gi"),
  better,
}));

/** Allowed uses of such a word: the surrounding text, and the files that may contain it. */
const EXCEPTIONS = [
  { text: "stands alone", file: /^web\/covers\/drawCover\.ts$/ },
  { text: '{ sub: "nobody" }', file: /\/cognito-idp\// },
  { text: "nobody: {", file: /^test\/security\/support\/callers\.ts$/ },
  { text: "nobody  ", file: /^test\/security\/support\/matrix\.ts$/ },
];

/**
 * The lines of a file with a word of the list, as "file:line: ...".
 * @param {string} file its path from the root, with "/"
 * @param {string} text
 * @returns {string[]}
 */
function findWords(file, text) {
  const allowed = EXCEPTIONS.filter((exception) => exception.file.test(file));
  return text.split("\n").flatMap((line, index) => {
    const rest = allowed.reduce(
      (shorter, exception) => shorter.replaceAll(exception.text, ""),
      line,
    );
    return WORDS.flatMap(({ word, better }) =>
      [...rest.matchAll(word)].map(
        ([found]) => `${file}:${index + 1}: "${found}" is hard to read. Write: ${better}.`,
      ),
    );
  });
}

module.exports = { findWords };
