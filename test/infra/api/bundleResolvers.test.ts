import { expect } from "chai";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleResolvers } from "../../../infra/api/bundleResolvers";
import { putValues } from "../../../infra/api/storeConstants";

describe("bundleResolvers", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "jukebox-bundle-"));
    mkdirSync(join(folder, "functions"));
    mkdirSync(join(folder, "lib"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);

  it("puts helpers and constants into each file's code, and excludes AppSync's library", () => {
    write("lib/twice.ts", "export const twice = (n: number) => n * 2;");
    write(
      "Query.a.ts",
      'import { util } from "@aws-appsync/utils"; import { twice } from "./lib/twice";' +
        "export const request = () => util.toJson([twice(STORE.limit), STORE.table]);",
    );
    write("functions/b.ts", "export const response = () => 1;");
    const { fields, functions } = bundleResolvers({ limit: "21", table: "__cartsTable__" }, folder);
    expect(Object.keys(fields)).to.deep.equal(["Query.a"]);
    expect(Object.keys(functions)).to.deep.equal(["b"]);
    expect(fields["Query.a"]).to.contain('from "@aws-appsync/utils"').and.to.contain("twice(21)");
    expect(fields["Query.a"]).to.contain("__cartsTable__");
  });

  it("rejects a file that is not a field, a constant without a value and code that is too long", () => {
    write("helper.ts", "export const x = 1;");
    expect(() => bundleResolvers({}, folder)).to.throw('helper.ts" must be named "Type.field.ts"');
    rmSync(join(folder, "helper.ts"));
    write("Query.a.ts", "export const request = () => STORE.unknown;");
    expect(() => bundleResolvers({}, folder)).to.throw('"Query.a" uses STORE.unknown');
    write("Query.a.ts", `export const request = () => "${"x".repeat(33_000)}";`);
    expect(() => bundleResolvers({}, folder)).to.throw(
      /"Query\.a" has \d+ characters; AppSync takes 32768/,
    );
  });

  it("escapes values so that none can end its literal", () => {
    const values = {
      productsTable: "P",
      cartsTable: 'C"; evil("',
      purchasesTable: "U",
      sessionsTable: "S",
      shelvesTable: "Shelves",
      historyTable: "History",
      userPoolId: "Pool",
      userPoolClientId: "W",
      identityPoolId: "I",
      emailSender: "",
      mfa: "off",
      passkeys: "on",
    };
    expect(putValues("f(__cartsTable__, __emailSender__)", values)).to.equal(
      'f("C\\"; evil(\\"", "")',
    );
  });
});
