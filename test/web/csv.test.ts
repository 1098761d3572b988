import { expect } from "chai";
import fc from "fast-check";
import { applyImport } from "../../web/src/csv/applyImport";
import { decodeCsv, importIdOf } from "../../web/src/csv/decodeCsv";
import { exportProducts } from "../../web/src/csv/exportProducts";
import { formatCsv } from "../../web/src/csv/formatCsv";
import { guardCell, unguardCell } from "../../web/src/csv/formulaGuard";
import { parseCsv } from "../../web/src/csv/parseCsv";
import { planImport, type ImportReader } from "../../web/src/csv/planImport";
import type { StoredProduct } from "../../web/src/csv/product";
import { readLines } from "../../web/src/csv/readLines";
import { joinTracks, splitTracks } from "../../web/src/csv/trackCell";

const rowsOf = (text: string) => parseCsv(text).map(({ line, cells }) => [line, ...cells]);
const messageOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return "none";
};

describe("parseCsv", () => {
  it("reads quotes, commas and line breaks in cells, and returns the line of each row", () => {
    const file = 'id,title\r\na,"One, ""two"""\r\n\r\nb,"x\ny"\nc,\rd,last';
    expect(rowsOf(file)).to.deep.equal([
      [1, "id", "title"],
      [2, "a", 'One, "two"'],
      [4, "b", "x\ny"],
      [6, "c", ""],
      [7, "d", "last"],
    ]);
  });

  it("skips a byte order mark and empty lines, and keeps empty cells at the end", () => {
    expect(rowsOf("\ufeffid,title,\n\n1,,\n\n")).to.deep.equal([
      [1, "id", "title", ""],
      [3, "1", "", ""],
    ]);
    expect(rowsOf("a,")).to.deep.equal([[1, "a", ""]]);
    for (const nothing of ["", "\ufeff", "\r\n\n"]) expect(rowsOf(nothing)).to.deep.equal([]);
  });

  it("accepts semicolons and tabs if the first row uses them", () => {
    expect(rowsOf('id;title\na;"x;y, z"')).to.deep.equal([
      [1, "id", "title"],
      [2, "a", "x;y, z"],
    ]);
    expect(rowsOf("id\ttitle\na\tb,c")[1]).to.deep.equal([2, "a", "b,c"]);
  });

  it("names the line of a syntax error", () => {
    const cut = (text: string) => messageOf(() => parseCsv(text));
    const ends = "a cell with a quotation mark needs one at both ends.";
    expect(cut('id\n12" Mix')).to.equal(`Line 2: ${ends}`);
    expect(cut('id\n\n"open\nto the end')).to.equal(`Line 3: ${ends}`);
    expect(cut('id\n"a"b')).to.contain("Line 2: something follows the quotation mark");
    expect(cut(`id\n"${"open\n".repeat(500_000)}`)).to.equal(`Line 2: ${ends}`);
  });

  it("reads everything that formatCsv writes", () => {
    const cell = fc.string({ unit: fc.constantFrom(..."ab,;\t\"'=+-@|\r\n \\é") });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const head = ["a", "b"];
        const read = parseCsv(formatCsv([head, ...rows])).map(({ cells }) =>
          cells.map(unguardCell),
        );
        expect(read).to.deep.equal([head, ...rows]);
      }),
    );
  });
});

describe("the guard against formulas", () => {
  it("puts an apostrophe before text that a spreadsheet would compute, and removes it again", () => {
    for (const [cell, guarded] of [
      ["=1+1", "'=1+1"],
      ["+44 Records", "'+44 Records"],
      ["-3", "'-3"],
      ["@home", "'@home"],
      ["'=quoted", "''=quoted"],
      ["\uff1dwide", "'\uff1dwide"],
      ["'Round Midnight", "'Round Midnight"],
      ["1-2", "1-2"],
    ] as const) {
      expect(guardCell(cell)).to.equal(guarded);
      expect(unguardCell(guarded)).to.equal(cell);
    }
  });

  it("leaves no cell of a file that starts a formula", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("=", "+", "-", "@", "'"), (text, first) => {
        const [, row] = parseCsv(formatCsv([["a"], [first + text, "x"]]));
        expect(row!.cells[0]).not.to.match(/^[=+\-@]/);
        expect(unguardCell(row!.cells[0]!)).to.equal(first + text);
      }),
    );
  });
});

describe("titles of tracks in a cell", () => {
  it("are read as written, with bars and backslashes", () => {
    expect(splitTracks("One| Two ||Three\\\\|a\\|b")).to.deep.equal([
      "One",
      "Two",
      "Three\\",
      "a|b",
    ]);
    const title = fc
      .string({ unit: fc.constantFrom(..."ab|\\ é"), minLength: 1 })
      .filter((text) => text.trim() === text && text !== "");
    fc.assert(
      fc.property(fc.array(title), (tracks) => {
        expect(splitTracks(joinTracks(tracks))).to.deep.equal(tracks);
      }),
    );
  });
});

describe("decodeCsv", () => {
  it("rejects a file that is not UTF-8 or too large, and identifies a file by its bytes", async () => {
    expect(decodeCsv(new TextEncoder().encode("é"))).to.equal("é");
    expect(messageOf(() => decodeCsv(new Uint8Array([0x69, 0x64, 0xe9])))).to.contain("not UTF-8");
    expect(messageOf(() => decodeCsv(new Uint8Array(10_000_001)))).to.contain("10 MB");
    expect(await importIdOf(new TextEncoder().encode("id"))).to.equal(
      "a56145270ce6b3bebd1dd012b73948677dd618d496488bc608a3cb43ce3547dd",
    );
  });
});

const stored = (changes: Partial<StoredProduct> = {}): StoredProduct => ({
  id: "blue",
  title: "Blue Train",
  artist: "John Coltrane",
  year: 1958,
  genre: "JAZZ",
  priceCents: 1999,
  image: "/covers/blue.svg",
  tracks: ["Blue Train", "Lazy Bird"],
  stock: 5,
  version: 3,
  ...changes,
});

describe("planImport", () => {
  const storeOf = (products: StoredProduct[], applied: number[] = []): ImportReader => ({
    product: async (id) => products.find((product) => product.id === id) ?? null,
    importedLines: async () => applied.map((line) => ({ line, at: "2026-01-01", actor: "ada" })),
  });
  const plan = (text: string, products = [stored()], applied: number[] = []) =>
    planImport(readLines(text), "id", storeOf(products, applied));
  const fates = async (...args: Parameters<typeof plan>) =>
    (await plan(...args)).map(({ line, fate, what }) => [line, fate, what]);

  it("treats an export as unchanged, for any titles", async () => {
    const odd = stored({
      id: "odd",
      title: "=HYPERLINK(1)",
      artist: '\'Round, "Midnight"',
      tracks: ["-1", "a|b", "c\\"],
    });
    const text = exportProducts([stored(), odd]);
    expect(text).to.contain(`odd,'=HYPERLINK(1),"'Round, ""Midnight""",1958`);
    expect(await fates(text, [stored(), odd])).to.deep.equal([
      [2, "same", ""],
      [3, "same", ""],
    ]);
    const elsewhere = (await plan(text, []))[1]!.change;
    const { stock: _, version: __, ...details } = odd;
    expect(elsewhere).to.deep.equal({ input: details, copies: 0, expectedVersion: null });
  });

  it("describes the change, and sends the version that it was compared with", async () => {
    const text = "id,priceCents,stock,tracks\nblue,999,+2,Blue Train\nblue-2,1,,\n";
    const [first, second] = await plan(text);
    expect([first!.fate, first!.what]).to.deep.equal([
      "changed",
      "priceCents “1999” to “999”, tracks: 2 to 1, 2 copies added",
    ]);
    const { stock: _, version: __, ...details } = stored();
    expect(first!.change).to.deep.equal({
      input: { ...details, priceCents: 999, tracks: ["Blue Train"] },
      copies: 2,
      expectedVersion: 3,
    });
    expect([second!.fate, second!.what]).to.deep.equal(["refused", "title is missing."]);
  });

  it("skips rows of empty cells, as spreadsheets write them between and below others", () => {
    const linesOf = (text: string) => readLines(text).map(({ line, id }) => [line, id]);
    const file = '\n,\nid,title\n,\na,A\n"",""\n,,,\nb,B\n,\n,';
    expect(linesOf(file)).to.deep.equal([
      [5, "a"],
      [8, "b"],
    ]);
    expect(readLines(file.replaceAll(",", ";"))).to.have.length(2);
    for (const nothing of [",,\n", '"";""\n;;'])
      expect(messageOf(() => readLines(nothing))).to.contain("the file is empty");
  });

  it("names a wrong id where the file has nothing else of a product", async () => {
    for (const id of ["BLUE", "../x", "a b", "a".repeat(65), '"a""b"']) {
      const [line] = await plan(`id,stock\n${id},1\n`);
      expect([line!.fate, line!.what], id).to.deep.equal([
        "refused",
        "id must be 1 to 64 small letters, digits and hyphens.",
      ]);
    }
    const [line] = await plan("id,stock\n,1\n");
    expect(line!.what).to.contain("id must be");
  });

  it("creates products, with what is omitted as a new product has it", async () => {
    const text = "id,title,artist,year,genre,priceCents,stock\nnew,A,B,1999,hip-hop,100,4\n";
    const [line] = await plan(text);
    expect([line!.fate, line!.what]).to.deep.equal(["new", "“A”, 4 copies"]);
    expect(line!.change!.input).to.deep.include({
      genre: "HIP_HOP",
      image: "/covers/new.svg",
      tracks: [],
    });
  });

  it("rejects invalid lines only", async () => {
    const head = "id,title,artist,year,genre,priceCents,stock,image\n";
    const line = (changes: Record<string, string>) =>
      Object.values({
        id: "new",
        title: "A",
        artist: "B",
        year: "1999",
        genre: "ROCK",
        priceCents: "1",
        stock: "",
        image: "",
        ...changes,
      }).join(",");
    for (const [changes, reason] of [
      [{ id: "New" }, "id must be"],
      [{ title: "" }, "title is missing"],
      [{ title: "a\u202eb" }, "title must be text"],
      [{ artist: "x".repeat(201) }, "artist must be at most"],
      [{ year: "99" }, "year must be"],
      [{ genre: "NOISE" }, "genre must be one of"],
      [{ priceCents: "19.99" }, "priceCents must be whole cents"],
      [{ image: "https://evil.example/x.svg" }, "image must be"],
      [{ stock: "-1" }, "stock of a new product"],
      [{ stock: "many" }, "stock of a new product"],
      [{ id: "blue", stock: "-6" }, "Only 5 copies are left."],
      [{ id: "blue", stock: "1000000" }, "at most 1000000"],
    ] as const) {
      const [[, fate, what] = []] = await fates(head + line(changes));
      expect([fate, String(what).includes(reason)], JSON.stringify(changes)).to.deep.equal([
        "refused",
        true,
      ]);
    }
    const several = `${head}${line({})}\n${line({})}\nshort,line\n`;
    expect((await fates(several)).map(([at, fate, what]) => [at, fate, what])).to.deep.equal([
      [2, "new", "“A”, 0 copies"],
      [3, "refused", "The product is in line 2 already."],
      [4, "refused", "It has 2 cells in place of 8."],
    ]);
  });

  it("skips lines that an earlier run has applied", async () => {
    const [first, second] = await plan("id,stock\nblue,+1\nred,+1\n", [stored()], [2]);
    expect([first!.fate, first!.change]).to.deep.equal(["applied", null]);
    expect(first!.what).to.contain("ada");
    expect(second!.fate).to.equal("refused");
  });

  it("rejects files without ids, or with unknown columns", () => {
    const refusal = (text: string) => messageOf(() => readLines(text));
    expect(refusal("")).to.contain("the file is empty");
    expect(refusal("title\nA")).to.contain("the column “id” is missing");
    expect(refusal("id,prize\na,1")).to.contain("“prize” is unknown");
    expect(refusal("id,id\na,b")).to.contain("“id” is unknown, or there twice");
    expect(readLines("id,inStock\na,7\n")[0]!.cells).to.deep.equal({ id: "a" });
  });

  it("continues after a refusal, and stops if the outcome of a line is unknown", async () => {
    const text = `id,stock\n${Array.from({ length: 40 }, (_, n) => `p${n},1\n`).join("")}`;
    const products = Array.from({ length: 40 }, (_, n) => stored({ id: `p${n}` }));
    const made = await plan(text, products);
    const some = await applyImport(made, async (line) => (line === 3 ? "No." : null));
    expect(some).to.have.length(40);
    expect(some.filter(({ refusal }) => refusal !== null)).to.deep.equal([
      { line: 3, id: "p1", refusal: "No." },
    ]);
    let sent = 0;
    const failing = applyImport(made, async (line) => {
      sent += 1;
      if (line === 5) throw new Error("lost");
      return null;
    });
    expect(await failing.catch((error: Error) => error.message)).to.equal("lost");
    expect(sent).to.be.lessThan(40);
  });
});
