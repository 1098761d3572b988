import { expect } from "chai";
import { readDocumentedErrors } from "../support/documentedErrors";

const head = "| errorType | what happened |\n| --------- | ------------- |\n";
const settings =
  "| setting | default |\n| ------- | ------- |\n| `xray`  | `false` |\n| `owner` | `jukebox` |\n\n";
const errors = `${head}| \`SoldOut\` | too few left |\n| \`TryAgain\` | a collision |\n`;

describe("readDocumentedErrors", () => {
  it("reads the types of the table of errors", () => {
    expect(readDocumentedErrors(`# Jukebox\n\n${errors}\nMore.\n`)).to.eql(["SoldOut", "TryAgain"]);
  });

  it("ignores other tables", () => {
    const before = readDocumentedErrors(errors);
    expect(readDocumentedErrors(`${settings}${errors}\n${settings}`)).to.eql(before);
    expect(readDocumentedErrors(`${errors}\n${settings.replace("xray", "InvalidInput")}`)).to.eql(
      before,
    );
  });

  it("rejects a table without rows", () => {
    expect(() => readDocumentedErrors(`${settings}${head}\n`)).to.throw("is empty");
  });

  it("rejects a page without a table of errors, or with two", () => {
    expect(() => readDocumentedErrors(settings)).to.throw("0 tables");
    expect(() => readDocumentedErrors(`${errors}\n${errors}`)).to.throw("2 tables");
  });

  it("rejects a row without a type", () => {
    expect(() => readDocumentedErrors(`${errors}| SoldOut | no code |\n`)).to.throw("has no type");
  });
});
