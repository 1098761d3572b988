import { expect } from "chai";
import { Kind, parse } from "graphql";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readProducts } from "../../../infra/data/readProducts";

const schemaFile = join(__dirname, "..", "..", "..", "schema.graphql");

/** The values of the schema's enum Genre. */
function genresOfSchema(): string[] {
  for (const definition of parse(readFileSync(schemaFile, "utf8")).definitions) {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === "Genre") {
      return (definition.values ?? []).map(({ name }) => name.value);
    }
  }
  throw new Error(`enum "Genre" is missing in ${schemaFile}`);
}

describe("the products of the sample catalogue", () => {
  const products = readProducts();

  it("have exactly the fields of a product", () => {
    const fields = ["id", "title", "artist", "year", "genre", "tracks", "priceCents", "stock"];
    for (const product of products) expect(Object.keys(product), product.id).to.deep.equal(fields);
  });

  it("are at least 44, of at least 8 genres, with at least 3 each", () => {
    const counts = new Map<string, number>();
    for (const { genre } of products) counts.set(genre, (counts.get(genre) ?? 0) + 1);
    expect(products.length).to.be.at.least(44);
    expect(counts.size).to.be.at.least(8);
    expect(Math.min(...counts.values())).to.be.at.least(3);
  });

  it("have unique ids that are valid as attribute names and paths", () => {
    const ids = products.map(({ id }) => id);
    expect(
      ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 40),
    ).to.deep.equal([]);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it("are different products", () => {
    const names = products.map(({ artist, title }) => `${artist}: ${title}`);
    expect(new Set(names).size).to.equal(names.length);
  });

  it("have trimmed texts in composed letters (NFC)", () => {
    const texts = products.flatMap(({ title, artist, tracks }) => [title, artist, ...tracks]);
    expect(
      texts.filter((text) => text === "" || text !== text.trim().normalize("NFC")),
    ).to.deep.equal([]);
  });

  it("have tracks, and years of the long-playing record", () => {
    for (const { id, tracks, year } of products) {
      expect(tracks, id).to.be.an("array").with.length.greaterThan(0);
      expect(Number.isInteger(year), id).to.equal(true);
      expect(year, id).to.be.within(1948, 2025);
    }
  });

  it("have integer prices and stocks within the store's ranges", () => {
    for (const { id, priceCents, stock } of products) {
      expect(Number.isInteger(priceCents) && Number.isInteger(stock), id).to.equal(true);
      expect(priceCents, id).to.be.within(1499, 3999);
      expect(stock, id).to.be.within(0, 40);
    }
  });

  it("include one sold-out product and one or two products with a single copy", () => {
    expect(products.filter(({ stock }) => stock === 0)).to.have.length(1);
    expect(products.filter(({ stock }) => stock === 1).length).to.be.within(1, 2);
  });

  it("have genres of the schema", () => {
    const known = genresOfSchema();
    expect(products.filter(({ genre }) => !known.includes(genre))).to.deep.equal([]);
  });
});
