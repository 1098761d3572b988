import { compositionsFor, isAllOver } from "./compositions/compositionsFor";
import { grooves } from "./compositions/circles";
import type { Composition } from "./compositions/composition";
import { rectangle, unit } from "./compositions/composition";
import { fitText, lineHeight, textHeight, textWidth } from "./fitText";
import type { FittedText } from "./fitText";
import { accent, palettesFor } from "./palettes";
import type { Palette } from "./palettes";
import { seededRandom } from "./seededRandom";
import type { SeededRandom } from "./seededRandom";
import { escapeXml } from "./escapeXml";

/** What a cover shows. */
export interface CoverSubject {
  id: string;
  title: string;
  artist: string;
  year: number;
  genre: string;
}

const side = 600;
const margin = 40;
const inner = side - margin * 2;
// Another number here deals palettes, compositions and layouts anew to all records.
const edition = 2706;
const fonts = "'Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif";

/**
 * Draws a record's cover: a square SVG of less than 6 KB that stands alone (no script, style sheet, font or other file),
 * the same for the same record every time. Composition and colours follow the genre; the id decides which.
 */
export function drawCover(record: CoverSubject): string {
  const random = (use: string): SeededRandom => seededRandom(`${edition} ${use} ${record.id}`);
  const palette = random("palette").pick(palettesFor(record.genre));
  const composition = random("composition").pick(compositionsFor(record.genre));
  const layouts = [wordsAbove, wordsBelow, isAllOver(composition) ? wordsOnPanel : wordsAround];
  const layout = random("layout").pick(layouts);
  return frame(palette.ground, layout(record, { palette, composition, random: random("art") }));
}

/** Draws what stands in for the cover of a product that has none. */
export function drawPlaceholderCover(): string {
  const palette: Palette = {
    ground: "#D9D5CC",
    ink: "#2B2A28",
    colours: ["#B9B3A6", "#EFECE5", "#8D877A"],
  };
  const art = grooves({
    width: side,
    height: side,
    ground: palette.ground,
    inks: [palette.colours[0], palette.colours[1], palette.colours[2]],
    random: { ...seededRandom("placeholder"), pick: (list) => list[list.length > 1 ? 1 : 0]! },
  });
  return frame(palette.ground, art);
}

interface Plan {
  palette: Palette;
  composition: Composition;
  random: SeededRandom;
}

function wordsAbove(record: CoverSubject, plan: Plan): string {
  const words = setWords(record, inner);
  const field = { x: 0, y: margin * 1.85 + words.height, width: side };
  return (
    titleAndArtist(words, margin, plan.palette, side - margin, record.year) +
    art(plan, { ...field, height: side - field.y })
  );
}

function wordsBelow(record: CoverSubject, plan: Plan): string {
  const words = setWords(record, inner);
  const top = side - margin * 0.8 - words.height;
  return (
    art(plan, { x: 0, y: 0, width: side, height: top - margin * 0.95 }) +
    titleAndArtist(words, top, plan.palette, side - margin, record.year)
  );
}

function wordsAround(record: CoverSubject, plan: Plan): string {
  const { title, artist } = setWords(record, inner);
  const artistTop = side - margin * 0.8 - textHeight(artist);
  const x = plan.random.pick([0, margin]);
  const y = margin * 1.7 + textHeight(title);
  const height = artistTop - margin * 0.9 - y;
  return (
    textLines(title, margin, plan.palette.ink) +
    art(plan, { x, y, width: side - 2 * x, height }) +
    artistLines(artist, artistTop, plan.palette, side - margin, record.year)
  );
}

function wordsOnPanel(record: CoverSubject, plan: Plan): string {
  const words = setWords(record, inner - margin);
  const lines = [words.title, words.artist].flatMap(({ size, lines }) =>
    lines.map((text) => textWidth(text, size)),
  );
  const width = Math.max(side * 0.45, ...lines) + margin * 2;
  if (width > side * 0.8) return wordsBelow(record, plan);
  const height = words.height + margin * 1.85;
  const top = plan.random.pick([0, side - height]);
  return (
    art(plan, { x: 0, y: 0, width: side, height: side }) +
    rectangle(0, top, width, height, plan.palette.ground) +
    titleAndArtist(words, top + margin, plan.palette, width - margin, record.year)
  );
}

interface Words {
  title: FittedText;
  artist: FittedText;
  height: number;
}

function setWords({ title, artist }: CoverSubject, width: number): Words {
  const large = fitText(title, { width, height: 230, largest: 92, smallest: 46, maxLines: 4 });
  const small = fitText(artist, { width, height: 86, largest: 42, smallest: 34, maxLines: 2 });
  return { title: large, artist: small, height: textHeight(large) + 14 + textHeight(small) };
}

function titleAndArtist(
  { title, artist }: Words,
  top: number,
  palette: Palette,
  right: number,
  year: number,
): string {
  const artistTop = top + textHeight(title) + 14;
  return textLines(title, top, palette.ink) + artistLines(artist, artistTop, palette, right, year);
}

/** The artist and, where the last line leaves room up to `right`, the year. */
function artistLines(
  artist: FittedText,
  top: number,
  palette: Palette,
  right: number,
  year: number,
): string {
  const { size, lines } = artist;
  const end = margin + textWidth(lines.at(-1) ?? "", size);
  const width = textWidth(String(year), size);
  const words = textLines(artist, top, accent(palette));
  if (end + size > right - width) return words;
  const y = top + size * (0.72 + (lines.length - 1) * lineHeight);
  return `${words}<text x="${unit(right - width)}" y="${unit(y)}" font-size="${size}" font-weight="400" fill="${palette.ink}" textLength="${unit(width)}" lengthAdjust="spacingAndGlyphs">${year}</text>`;
}

interface Field {
  x: number;
  y: number;
  width: number;
  height: number;
}

function art({ palette, composition, random }: Plan, { x, y, width, height }: Field): string {
  const colours = random.shuffle(palette.colours);
  // Sometimes the drawing stands on a colour of its own, else on that of the words.
  const own = random.next() < 0.4 ? colours[0] : undefined;
  const ground = own ?? palette.ground;
  const inks = [...colours, palette.ink, palette.ground].filter(
    (colour, index, all) => colour !== ground && all.indexOf(colour) === index,
  );
  const body = composition({ width, height, ground, inks: inks.slice(0, 4), random });
  const fill = own === undefined ? "" : rectangle(0, 0, width, height, own);
  // A nested <svg> cuts off what crosses its edge without an id, which several covers in one page would share.
  return `<svg x="${x}" y="${unit(y)}" width="${width}" height="${unit(height)}">${fill}${body}</svg>`;
}

/** textLength holds every line to its measure, so that no other font makes it wider. */
function textLines({ size, lines }: FittedText, top: number, fill: string): string {
  const spans = lines.map((text, index) => {
    const y = top + size * (0.72 + index * lineHeight);
    return `<text x="${margin}" y="${unit(y)}" textLength="${unit(textWidth(text, size))}" lengthAdjust="spacingAndGlyphs">${escapeXml(text)}</text>`;
  });
  return `<g font-size="${size}" fill="${fill}">${spans.join("")}</g>`;
}

function frame(ground: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" font-family="${fonts}" font-weight="700">${rectangle(0, 0, side, side, ground)}${body}</svg>\n`;
}
