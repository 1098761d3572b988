import { compositionsFor, isAllOver } from "./compositions/compositionsFor";
import { grooves } from "./compositions/circles";
import { rectangle } from "./compositions/composition";
import { side, wordsAbove, wordsAround, wordsBelow, wordsOnPanel } from "./coverLayouts";
import type { CoverSubject } from "./coverWords";
import { palettesFor } from "./palettes";
import { seededRandom } from "./seededRandom";
import type { SeededRandom } from "./seededRandom";

// A different number here redistributes palettes, compositions and layouts over all products.
const edition = 2706;
const fonts = "'Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif";

/**
 * Draws a product's cover: a square SVG of less than 6 KB that stands alone (no script, style
 * sheet, font or other file), always the same for the same product. The genre determines the
 * possible compositions and colours, the id selects from them.
 */
export function drawCover(product: CoverSubject): string {
  const random = (use: string): SeededRandom => seededRandom(`${edition} ${use} ${product.id}`);
  const palette = random("palette").pick(palettesFor(product.genre));
  const composition = random("composition").pick(compositionsFor(product.genre));
  const layouts = [wordsAbove, wordsBelow, isAllOver(composition) ? wordsOnPanel : wordsAround];
  const layout = random("layout").pick(layouts);
  return frame(palette.ground, layout(product, { palette, composition, random: random("art") }));
}

/** Draws the placeholder for a product without a cover. */
export function drawPlaceholderCover(): string {
  const ground = "#D9D5CC";
  const art = grooves({
    width: side,
    height: side,
    ground,
    inks: ["#B9B3A6", "#EFECE5", "#8D877A"],
    random: { ...seededRandom("placeholder"), pick: (list) => list[list.length > 1 ? 1 : 0]! },
  });
  return frame(ground, art);
}

function frame(ground: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" font-family="${fonts}" font-weight="700">${rectangle(0, 0, side, side, ground)}${body}</svg>\n`;
}
