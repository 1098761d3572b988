import { expect } from "chai";
import { aliasUrns, urnOf, type Alias } from "../../../src/program/aliases";

const BASE = "urn:pulumi:dev::shop::";
const PARENT = `${BASE}shop:index:Store::store`;
const TABLE = "aws:dynamodb/table:Table";

// The cases of TestGenerateAliases in pulumi/pulumi, pkg/resource/deploy, and similar ones.
describe("aliasUrns", () => {
  /** @param known former URNs by URN */
  function aliases(
    alias: Alias[],
    known: Record<string, string[]> = {},
    parent?: string,
  ): string[] {
    const parts = { stack: "dev", project: "shop", parent, type: TABLE, name: "store-carts" };
    return aliasUrns(parts, alias, (urn) => known[urn] ?? []).map((urn) => urn.replace(BASE, ""));
  }

  it("returns none for a resource without aliases", () => {
    expect(aliases([])).to.deep.equal([]);
    expect(aliases([], {}, PARENT)).to.deep.equal([]);
  });

  it("replaces each part in an alias", () => {
    expect(aliases([{ name: "old" }, { type: "aws:x:X" }])).to.deep.equal([
      `${TABLE}::old`,
      "aws:x:X::store-carts",
    ]);
    expect(aliases([{ stack: "test" }, { project: "old" }])).to.deep.equal([
      `urn:pulumi:test::shop::${TABLE}::store-carts`,
      `urn:pulumi:dev::old::${TABLE}::store-carts`,
    ]);
  });

  it("keeps the parent unless an alias sets another one, or none", () => {
    const other = `${BASE}shop:index:Old::old`;
    const stack = `${BASE}pulumi:pulumi:Stack::shop-dev`;
    const given = [{ name: "a" }, { noParent: true }, { parentUrn: other }, { parentUrn: stack }];
    expect(aliases(given, {}, PARENT)).to.deep.equal([
      `shop:index:Store$${TABLE}::a`,
      `${TABLE}::store-carts`,
      `shop:index:Old$${TABLE}::store-carts`,
    ]);
  });

  it("uses stack and project of the parent, if there is one", () => {
    expect(aliases([{ project: "old", name: "a" }], {}, PARENT)).to.deep.equal([
      `shop:index:Store$${TABLE}::a`,
    ]);
    const former = "urn:pulumi:dev::old::shop:index:Store::store";
    expect(aliases([{ parentUrn: former }], {}, PARENT)).to.deep.equal([
      `urn:pulumi:dev::old::shop:index:Store$${TABLE}::store-carts`,
    ]);
  });

  it("keeps a full URN, and each URN once", () => {
    const urn = "urn:pulumi:a::b::c::d";
    expect(aliases([{ urn }, { urn }, { name: "store-carts" }])).to.deep.equal([urn]);
  });

  it("inherits the former names of the parent, also in the child's name", () => {
    const known = { [PARENT]: [`${BASE}shop:index:Store::old`, `${BASE}shop:index:Shop::store`] };
    expect(aliases([], known, PARENT)).to.deep.equal([
      `shop:index:Store$${TABLE}::old-carts`,
      `shop:index:Shop$${TABLE}::store-carts`,
    ]);
  });

  it("combines its own aliases, URNs included, with the parent's", () => {
    const known = { [PARENT]: [`${BASE}shop:index:Store::old`] };
    const urn = `${BASE}aws:x:X::store-x`;
    expect(aliases([{ name: "store-baskets" }, { urn }], known, PARENT)).to.deep.equal([
      `shop:index:Store$${TABLE}::store-baskets`,
      "aws:x:X::store-x",
      `shop:index:Store$${TABLE}::old-carts`,
      `shop:index:Store$${TABLE}::old-baskets`,
      "shop:index:Store$aws:x:X::old-x",
    ]);
  });

  it("follows the former URNs of a parent in an alias", () => {
    const other = `${BASE}shop:index:Store::other`;
    const known = { [other]: [`${BASE}shop:index:Store::before`] };
    expect(aliases([{ parentUrn: other, name: "a" }], known, PARENT)).to.deep.equal([
      `shop:index:Store$${TABLE}::a`,
    ]);
    expect(
      aliases([{ parentUrn: `${BASE}x:y:Z::z` }], { [`${BASE}x:y:Z::z`]: [`${BASE}x:y:Q::z`] }),
    ).to.deep.equal([`x:y:Q$${TABLE}::store-carts`, `x:y:Z$${TABLE}::store-carts`]);
  });

  it("follows several generations of parents", () => {
    const inner = `${BASE}shop:index:Store$shop:index:Data::store-data`;
    const formers = aliasUrns(
      {
        stack: "dev",
        project: "shop",
        parent: PARENT,
        type: "shop:index:Data",
        name: "store-data",
      },
      [{ type: "shop:index:Tables" }],
      () => [`${BASE}shop:index:Store::old`],
    );
    const table = {
      stack: "dev",
      project: "shop",
      parent: inner,
      type: TABLE,
      name: "store-data-carts",
    };
    const store = `${BASE}shop:index:Store`;
    expect(aliasUrns(table, [], (urn) => (urn === inner ? formers : []))).to.deep.equal([
      `${store}$shop:index:Tables$${TABLE}::store-data-carts`,
      `${store}$shop:index:Data$${TABLE}::old-data-carts`,
      `${store}$shop:index:Tables$${TABLE}::old-data-carts`,
    ]);
  });
});

describe("urnOf", () => {
  it("contains all types from the root down, without the stack", () => {
    const parts = { stack: "dev", project: "shop", type: TABLE, name: "a::b" };
    expect(urnOf(parts)).to.equal(`${BASE}${TABLE}::a::b`);
    expect(urnOf({ ...parts, parent: `${BASE}a:b:C$d:e:F::g::h` })).to.equal(
      `${BASE}a:b:C$d:e:F$${TABLE}::a::b`,
    );
    expect(urnOf({ ...parts, parent: `${BASE}pulumi:pulumi:Stack::shop-dev` })).to.equal(
      `${BASE}${TABLE}::a::b`,
    );
  });
});
