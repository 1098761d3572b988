/** Words broken into lines at one font size. */
export interface FittedText {
  /** Font size, in user units. */
  size: number;
  lines: string[];
}

/** The space for the words, in user units, and the font sizes to try. */
export interface TextBox {
  width: number;
  height: number;
  largest: number;
  smallest: number;
  maxLines: number;
}

/** Distance between two baselines, as a share of the font size. */
export const lineHeight = 1.06;

/**
 * The largest font size at which the words fit the box. At the smallest size words are broken, and
 * text that does not fit is cut with "…".
 */
export function fitText(text: string, box: TextBox): FittedText {
  const words = text.split(/\s+/u).filter((word) => word !== "");
  for (let size = box.largest; size >= box.smallest; size -= 2) {
    if (words.some((word) => textWidth(word, size) > box.width)) continue;
    const lines = wrap(words, size, box.width);
    if (lines.length <= linesWithin(box, size))
      return { size, lines: balance(words, size, box.width) };
  }
  const size = box.smallest;
  const pieces = words.flatMap((word) => breakWord(word, size, box.width));
  const lines = wrap(pieces, size, box.width);
  const room = Math.max(1, linesWithin(box, size));
  if (lines.length <= room) return { size, lines };
  const last = shorten(`${lines[room - 1] ?? ""} ${lines[room] ?? ""}`, size, box.width);
  return { size, lines: [...lines.slice(0, room - 1), last] };
}

/** The height from the first line's capitals to the last one's descenders, in user units. */
export function textHeight({ size, lines }: FittedText): number {
  return size * (0.72 + 0.2 + (lines.length - 1) * lineHeight);
}

/**
 * The width of a line in bold Helvetica or Arial, in user units; an estimate for letters that these
 * fonts lack.
 */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text.normalize("NFD")) width += advance(character);
  return (width / 1000) * size;
}

// Advance widths of Helvetica Bold in thousandths of the size (its AFM file). Arial Bold and
// Liberation Sans have the same widths.
const advances: Record<string, number> = {};
for (const [width, characters] of [
  [278, " ,./I\\ijl'’‘|"],
  [333, "!():;-f[]t`"],
  [389, "*r{}"],
  [500, 'z“”"'],
  [556, "#$0123456789Jacekvsxy–_"],
  [584, "+<=>~^"],
  [611, "?bdghnopquFLTZ"],
  [667, "EPSVXY"],
  [722, "&ABCDHKNRU"],
  [778, "GOQw"],
  [833, "M"],
  [889, "%m"],
  [944, "W"],
  [1000, "@—…"],
] as const) {
  for (const character of characters) advances[character] = width;
}

function advance(character: string): number {
  const known = Object.hasOwn(advances, character) ? advances[character] : undefined;
  if (known !== undefined) return known;
  if (/\p{Mark}/u.test(character)) return 0;
  // From Hangul and CJK on, letters (and emoji) are as wide as they are high.
  return (character.codePointAt(0) ?? 0) >= 0x1100 ? 1000 : 650;
}

function linesWithin(box: TextBox, size: number): number {
  return Math.min(box.maxLines, Math.floor((box.height / size - 0.92) / lineHeight) + 1);
}

function wrap(words: string[], size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ""} ${word}`;
    if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * Breaks words into as few lines as the full width allows, but of similar length: no single word
 * remains on the last line.
 */
function balance(words: string[], size: number, width: number): string[] {
  const widest = Math.max(size, ...words.map((word) => textWidth(word, size)));
  let best = wrap(words, size, width);
  for (let narrower = width - size / 8; narrower >= widest; narrower -= size / 8) {
    const lines = wrap(words, size, narrower);
    if (lines.length > best.length) break;
    best = lines;
  }
  return best;
}

function breakWord(word: string, size: number, width: number): string[] {
  const pieces = [""];
  for (const character of word) {
    const longer = (pieces.at(-1) ?? "") + character;
    if (textWidth(longer, size) <= width) pieces[pieces.length - 1] = longer;
    else pieces.push(character);
  }
  return pieces;
}

function shorten(line: string, size: number, width: number): string {
  const characters = [...line];
  while (characters.length > 0 && textWidth(`${characters.join("")}…`, size) > width) {
    characters.pop();
  }
  return `${characters.join("").trimEnd()}…`;
}
