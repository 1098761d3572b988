import { rectangle, unit } from "./compositions/composition";
import type { Composition } from "./compositions/composition";
import { artistLines, margin, setWords, textLines, titleAndArtist } from "./coverWords";
import type { CoverSubject } from "./coverWords";
import { textHeight, textWidth } from "./fitText";
import type { Palette } from "./palettes";
import type { SeededRandom } from "./seededRandom";

/** Side length of a cover, in user units. */
export const side = 600;

const inner = side - margin * 2;

/** The choices for a cover. */
export interface Plan {
  palette: Palette;
  composition: Composition;
  random: SeededRandom;
}

/** The words over the drawing. */
export function wordsAbove(product: CoverSubject, plan: Plan): string {
  const words = setWords(product, inner);
  const field = { x: 0, y: margin * 1.85 + words.height, width: side };
  return (
    titleAndArtist(words, margin, plan.palette, side - margin, product.year) +
    art(plan, { ...field, height: side - field.y })
  );
}

/** The words under the drawing. */
export function wordsBelow(product: CoverSubject, plan: Plan): string {
  const words = setWords(product, inner);
  const top = side - margin * 0.8 - words.height;
  return (
    art(plan, { x: 0, y: 0, width: side, height: top - margin * 0.95 }) +
    titleAndArtist(words, top, plan.palette, side - margin, product.year)
  );
}

/** The title over the drawing, the artist under it. */
export function wordsAround(product: CoverSubject, plan: Plan): string {
  const { title, artist } = setWords(product, inner);
  const artistTop = side - margin * 0.8 - textHeight(artist);
  const x = plan.random.pick([0, margin]);
  const y = margin * 1.7 + textHeight(title);
  const height = artistTop - margin * 0.9 - y;
  return (
    textLines(title, margin, plan.palette.ink) +
    art(plan, { x, y, width: side - 2 * x, height }) +
    artistLines(artist, artistTop, plan.palette, side - margin, product.year)
  );
}

/** The words on a panel in a corner of the drawing. */
export function wordsOnPanel(product: CoverSubject, plan: Plan): string {
  const words = setWords(product, inner - margin);
  const lines = [words.title, words.artist].flatMap(({ size, lines }) =>
    lines.map((text) => textWidth(text, size)),
  );
  const width = Math.max(side * 0.45, ...lines) + margin * 2;
  if (width > side * 0.8) return wordsBelow(product, plan);
  const height = words.height + margin * 1.85;
  const top = plan.random.pick([0, side - height]);
  return (
    art(plan, { x: 0, y: 0, width: side, height: side }) +
    rectangle(0, top, width, height, plan.palette.ground) +
    titleAndArtist(words, top + margin, plan.palette, width - margin, product.year)
  );
}

interface Field {
  x: number;
  y: number;
  width: number;
  height: number;
}

function art({ palette, composition, random }: Plan, { x, y, width, height }: Field): string {
  const colours = random.shuffle(palette.colours);
  // The drawing sometimes has a background of its own, otherwise the background of the words.
  const own = random.next() < 0.4 ? colours[0] : undefined;
  const ground = own ?? palette.ground;
  const inks = [...colours, palette.ink, palette.ground].filter(
    (colour, index, all) => colour !== ground && all.indexOf(colour) === index,
  );
  const body = composition({ width, height, ground, inks: inks.slice(0, 4), random });
  const fill = own === undefined ? "" : rectangle(0, 0, width, height, own);
  // A nested <svg> clips its contents without an id. Several covers on one page would share an id.
  return `<svg x="${x}" y="${unit(y)}" width="${width}" height="${unit(height)}">${fill}${body}</svg>`;
}
