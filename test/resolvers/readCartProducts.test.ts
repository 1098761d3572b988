import { expect } from "chai";
import { caller, evaluate, nowSeconds } from "./support/resolverCode";

const cart = {
  OwnerId: caller.ownerId,
  Version: 1,
  ExpiresAt: nowSeconds() + 3600,
  ProductIds: ["b", "a"],
  q_a: 1,
  q_b: 2,
};

const read = (selectionSetList: string[], selectionSetGraphQL: string, stash: object = {}) =>
  evaluate("readCartProducts", "request", {
    stash: { caller, cart, wanted: { cart: true }, ...stash },
    info: {
      fieldName: "cart",
      parentTypeName: "Query",
      variables: {},
      selectionSetList,
      selectionSetGraphQL,
    },
  });

describe("readCartProducts", () => {
  it("reads nothing if no product details are selected", () => {
    const list = ["id", "version", "lines", "lines/productId", "lines/quantity"];
    const { earlyReturn } = read(list, "{ id version lines { productId quantity } }");
    expect(earlyReturn).to.deep.equal({ skipTo: "NEXT" });
  });

  it("reads the products for totals and details, also behind aliases and fragments", () => {
    for (const [list, text] of [
      [["totalCents"], "{ totalCents }"],
      [["lines", "lines/product", "lines/product/title"], "{ lines { product { title } } }"],
      [["id"], "{ id: totalCents }"],
      [["id"], "{ ...Parts }"],
    ] as const) {
      expect((read([...list], text).result as any).tables).to.deep.equal({
        Products: { keys: [{ ProductId: { S: "a" } }, { ProductId: { S: "b" } }] },
      });
    }
  });

  it("keeps tracks only if they are selected, or may be behind an alias or a fragment", () => {
    const product = { ProductId: "a", Title: "A", Tracks: ["One", "Two"] };
    const result = { data: { Products: [product, null] }, unprocessedKeys: {} };
    const lines = ["lines", "lines/product", "lines/product/title"];
    for (const [list, text, tracks] of [
      [lines, "{ lines { product { title } } }", []],
      [
        [...lines, "lines/product/tracks"],
        "{ lines { product { title tracks } } }",
        product.Tracks,
      ],
      [lines, "{ lines { product { title songs: tracks } } }", product.Tracks],
      [lines, "{ lines { product { ...Songs } } }", product.Tracks],
    ] as const) {
      const { stash } = read([...list], text);
      const after = evaluate("readCartProducts", "response", { stash, result });
      expect(after.stash["products"]).to.deep.equal([{ ...product, Tracks: tracks }]);
    }
  });

  it("does not read the products of the first function again", () => {
    const { result } = read(["totalCents"], "{ totalCents }", { product: { ProductId: "a" } });
    expect((result as any).tables.Products.keys).to.deep.equal([{ ProductId: { S: "b" } }]);
  });

  describe("with a list of saved products", () => {
    const saved = { ...cart, OwnerId: `saved#${caller.ownerId}`, ProductIds: ["c", "a"], q_c: 1 };
    const idsRead = (list: string[], text: string, wanted: object) => {
      const { result } = read(list, text, { saved, wanted });
      const keys = (result as any)?.tables.Products.keys ?? [];
      return keys.map(({ ProductId }: any) => ProductId.S);
    };
    const both = { cart: true, saved: true };

    it("reads the selected products of cart and list, each once", () => {
      const ofCart = ["lines", "lines/product", "lines/product/title"];
      const ofList = ["saved", "saved/lines", "saved/lines/product", "saved/lines/product/title"];
      expect(idsRead(ofCart, "{}", both)).to.deep.equal(["a", "b"]);
      expect(idsRead(ofList, "{}", both)).to.deep.equal(["a", "c"]);
      expect(idsRead([...ofCart, ...ofList], "{}", both)).to.deep.equal(["a", "b", "c"]);
      expect(idsRead(["id"], "{ ...Parts }", both)).to.deep.equal(["a", "b", "c"]);
      const bare = ["id", "saved", "saved/version", "saved/lines", "saved/lines/productId"];
      expect(idsRead(bare, "{}", both)).to.deep.equal([]);
    });

    it("reads those of the list if only the list is selected", () => {
      const wanted = { saved: true };
      expect(idsRead(["version", "lines", "lines/quantity"], "{}", wanted)).to.deep.equal([]);
      expect(idsRead(["lines", "lines/product"], "{}", wanted)).to.deep.equal(["a", "c"]);
    });
  });
});
