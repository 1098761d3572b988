import { foldText, wordsOf } from "./foldText";
import type { ProductItem } from "./items";

/** A product's entry in the Shelves table. */
export interface ShelfEntry {
  Shelf: string;
  ProductId: string;
  TitleKey: string;
  PriceKey: string;
  NewestKey: string;
  /** Folded words of title and artist, each preceded by a space. */
  Words: string;
  Genre: string;
  OffSale?: boolean;
}

/**
 * The current format of the entries. The entries of a product with another format or none are
 * rewritten.
 */
export const listedForm = 1;

/** Lengths of the prefixes that have shelves, longest first. */
const prefixLengths = [5, 3, 2, 1];

/**
 * Maximum number of prefixes of one product: its old and new entries fit into a transaction of 100
 * actions.
 */
const prefixLimit = 44;

/** The shelf with all products, or all products of a genre. */
export function browsingShelf(genre: string | null): string {
  return `*${genre ?? ""}`;
}

/** The shelf that contains the products with a word that has this prefix. */
export function shelfOfWord(word: string): string {
  const length = prefixLengths.find((one) => word.length >= one) ?? 1;
  return word.slice(0, length);
}

/** Names of the shelves that contain a product. */
export function shelvesOf(product: ProductItem): string[] {
  const shelves: string[] = [];
  for (const word of wordsInTurns(product)) {
    for (const length of prefixLengths) {
      const shelf = word.slice(0, length);
      const fits = word.length >= length && shelves.length < prefixLimit;
      if (fits && shelves.indexOf(shelf) < 0) shelves.push(shelf);
    }
  }
  return [browsingShelf(null), browsingShelf(product.Genre)].concat(shelves);
}

/** A product's entries on all of its shelves. */
export function shelfEntries(product: ProductItem): ShelfEntry[] {
  const { ProductId, Genre } = product;
  const keys = sortKeys(product);
  const Words = wordsText(product);
  const off = product.OffSaleAt === undefined ? {} : { OffSale: true };
  return shelvesOf(product).map((Shelf) => ({ Shelf, ProductId, ...keys, Words, Genre, ...off }));
}

/** Unique texts that products are sorted by. */
export function sortKeys(
  product: ProductItem,
): Pick<ShelfEntry, "TitleKey" | "PriceKey" | "NewestKey"> {
  const TitleKey = `${foldText(product.Title)} ${product.ProductId}`;
  const price = `${product.PriceCents}`;
  return {
    TitleKey,
    PriceKey: `${"0000000000".slice(price.length)}${price} ${TitleKey}`,
    NewestKey: `${product.AddedAt ?? "1970-01-01T00:00:00.000Z"} ${TitleKey}`,
  };
}

/** The words of title and artist in one text, for `contains(" " + prefix)`. */
export function wordsText({ Title, Artist }: Pick<ProductItem, "Title" | "Artist">): string {
  return ` ${foldText(Title)} ${foldText(Artist)}`;
}

/** The words of title and artist alternate, so that a long title leaves room for the artist. */
function wordsInTurns({ Title, Artist }: ProductItem): string[] {
  const [titles, artists] = [wordsOf(foldText(Title)), wordsOf(foldText(Artist))];
  const words: string[] = [];
  const longer = titles.length > artists.length ? titles : artists;
  longer.forEach((_, index) => {
    for (const word of [titles[index], artists[index]]) {
      if (word !== undefined && words.indexOf(word) < 0) words.push(word);
    }
  });
  return words;
}
