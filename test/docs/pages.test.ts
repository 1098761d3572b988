import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { buildSchema, parse, validate } from "graphql";
import { supportedUserPoolOperations } from "pulumi-aws-local";
import { appSyncDefinitions } from "../../infra/api/appSyncDefinitions";
import { readDocumentedErrors } from "../support/documentedErrors";

const root = resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

/** Cells of every row whose first cell is code, by that code. */
function rowsOf(markdown: string): Map<string, string[]> {
  const rows = markdown.split("\n").flatMap((line): [string, string[]][] => {
    const cells = line.split("|").map((cell) => cell.trim());
    const name = /^`([^`]+)`$/.exec(cells[1] ?? "")?.[1];
    return name === undefined ? [] : [[name, cells.slice(2, -1)]];
  });
  return new Map(rows);
}

function blocksOf(markdown: string, language: string): string[] {
  const blocks = markdown.matchAll(new RegExp(`^ *\`\`\`${language}\n(.*?)^ *\`\`\``, "gms"));
  return [...blocks].map(([, text]) => text!);
}

/** Anchors of the headings of a Markdown file, as GitHub generates them. */
function anchorsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, "")
      .replaceAll(" ", "-"),
  );
}

describe("docs/errors.md", () => {
  it("lists exactly the errors that resolvers raise and the schema names", () => {
    const union = /type ErrorType =([^;]+);/.exec(read("resolvers/lib/fail.ts"))![1]!;
    const raised = [...union.matchAll(/"(\w+)"/g)].map(([, type]) => type!);
    const promised = /stable errorType: ([^.]+)\./.exec(read("schema.graphql"))![1]!.split(/,\s+/);
    const listed = readDocumentedErrors(read("docs/errors.md"));
    expect(listed).to.have.members(raised);
    expect(listed).to.have.members(promised);
  });
});

describe("CONTRIBUTING.md", () => {
  it("names every npm script", () => {
    const rows = rowsOf(read("CONTRIBUTING.md"));
    const names = Object.keys(JSON.parse(read("package.json")).scripts);
    const short = ["start", "test"];
    const commands = names.map((name) =>
      short.includes(name) ? `npm ${name}` : `npm run ${name}`,
    );
    expect(commands.filter((command) => !rows.has(command))).to.deep.equal([]);
  });

  it("names existing files and folders only", () => {
    const roots = [".", "packages/pulumi-aws-local", "packages/pulumi-aws-local/src"].concat(
      "packages/pulumi-aws-local/src/services/cognito-idp",
    );
    const code = [...read("CONTRIBUTING.md").matchAll(/`([\w./-]+)`/g)].map(([, text]) => text!);
    const paths = code.filter((text) => /^[\w.-]+\/[\w./-]*$|\.(ts|json|graphql|yaml)$/.test(text));
    expect(paths).to.have.length.above(40);
    const missing = paths.filter(
      (path) => !roots.some((folder) => existsSync(join(root, folder, path))),
    );
    expect(missing).to.deep.equal(["resolvers/Type.field.ts"]);
  });
});

describe("README.md", () => {
  it("has at most 200 lines", () => {
    expect(read("README.md").split("\n")).to.have.length.below(201);
  });
});

describe("packages/pulumi-aws-local/README.md", () => {
  it("lists exactly the options of npm start", () => {
    const command = ["tools/local.cjs", "start", "--help"];
    const usage = execFileSync(process.execPath, command, { cwd: root, encoding: "utf8" });
    const optionsOf = (text: string): string[] =>
      [...text.matchAll(/^ {2}(--[a-z-]+(?: [A-Z=]+)?)/gm)].map(([, one]) => one!);
    const readme = read("packages/pulumi-aws-local/README.md");
    const [documented] = blocksOf(readme, "text").filter((text) => text.includes(" start "));
    expect(optionsOf(usage)).to.have.length.above(5);
    expect(optionsOf(documented!)).to.deep.equal(optionsOf(usage));
    expect(usage)
      .to.match(/--port N .*\(4000\)$/m)
      .and.match(/--data DIR .*\(\.local /m);
  });
});

describe("examples of README.md, docs/api.md and docs/operate.md", () => {
  const pages = ["README.md", "docs/api.md", "docs/operate.md"].map(read).join("\n");
  const commands = [...pages.matchAll(/^store query '([^']+)'/gm)].map(([, text]) => text!);

  it("contain valid GraphQL of the schema", () => {
    const schema = buildSchema(appSyncDefinitions + read("schema.graphql"));
    const documents = [...blocksOf(pages, "graphql"), ...commands];
    expect(documents).to.have.length.above(5);
    const faults = documents.flatMap((text) => validate(schema, parse(text)));
    expect(faults.map(({ message }) => message)).to.deep.equal([]);
  });

  it("name products of the sample catalogue", () => {
    const products: { id: string }[] = JSON.parse(read("infra/data/products.json"));
    const named = [...commands.join("\n").matchAll(/\b(?:id|productId): "([a-z-]+)"/g)];
    expect(named).to.have.length.above(2);
    expect(products.map(({ id }) => id)).to.include.members(named.map(([, id]) => id!));
  });

  it("contain valid JSON for variables", () => {
    const texts = [...pages.matchAll(/'(\{"[^']*\})'|^`(\{".*?\})`/gm)].map(
      ([, quoted, inline]) => quoted ?? inline!,
    );
    expect(texts).to.have.length.above(5);
    for (const text of texts) expect(() => JSON.parse(text), text).not.to.throw();
  });
});

describe("docs/local-stack.md", () => {
  it("names every Cognito operation", () => {
    const text = read("docs/local-stack.md");
    expect(
      Object.keys(supportedUserPoolOperations()).filter((name) => !text.includes(name)),
    ).to.deep.equal([]);
  });
});

describe("links of the documentation", () => {
  const folders = ["docs", "docs/adr"].map((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith(".md"))
      .map((file) => `${folder}/${file}`),
  );
  for (const file of ["README.md", "CONTRIBUTING.md", ...folders.flat()]) {
    const links = [...read(file).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)].map(
      ([, path, anchor]) => ({
        target: path === "" ? join(root, file) : resolve(root, file, "..", path!),
        anchor,
      }),
    );

    it(`lead to existing files (${file})`, () => {
      const missing = links.filter(({ target }) => !existsSync(target));
      expect(missing).to.deep.equal([]);
    });

    it(`lead to existing headings (${file})`, () => {
      const missing = links.filter(
        ({ target, anchor }) => anchor !== undefined && !anchorsOf(target).includes(anchor),
      );
      expect(missing).to.deep.equal([]);
    });
  }
});
