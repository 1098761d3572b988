import { escapeXml } from "./escapeXml";
import { fitText, lineHeight, textHeight, textWidth } from "./fitText";
import type { FittedText } from "./fitText";
import { accent } from "./palettes";
import type { Palette } from "./palettes";
import { unit } from "./compositions/composition";

/** The data that a cover shows. */
export interface CoverSubject {
  id: string;
  title: string;
  artist: string;
  year: number;
  genre: string;
}

/** Distance of words from the edge, in user units. */
export const margin = 40;

/** Title and artist, laid out. */
export interface Words {
  title: FittedText;
  artist: FittedText;
  height: number;
}

/** Lays out title and artist in lines of at most `width`. */
export function setWords({ title, artist }: CoverSubject, width: number): Words {
  const large = fitText(title, { width, height: 230, largest: 92, smallest: 46, maxLines: 4 });
  const small = fitText(artist, { width, height: 86, largest: 42, smallest: 34, maxLines: 2 });
  return { title: large, artist: small, height: textHeight(large) + 14 + textHeight(small) };
}

/** The title and, under it, the artist and the year. */
export function titleAndArtist(
  { title, artist }: Words,
  top: number,
  palette: Palette,
  right: number,
  year: number,
): string {
  const artistTop = top + textHeight(title) + 14;
  return textLines(title, top, palette.ink) + artistLines(artist, artistTop, palette, right, year);
}

/** The artist and, if the last line has room up to `right`, the year. */
export function artistLines(
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

/**
 * Lines of text from the margin. textLength fixes the width of each line, so that another font does
 * not make it wider.
 */
export function textLines({ size, lines }: FittedText, top: number, fill: string): string {
  const spans = lines.map((text, index) => {
    const y = top + size * (0.72 + index * lineHeight);
    return `<text x="${margin}" y="${unit(y)}" textLength="${unit(textWidth(text, size))}" lengthAdjust="spacingAndGlyphs">${escapeXml(text)}</text>`;
  });
  return `<g font-size="${size}" fill="${fill}">${spans.join("")}</g>`;
}
