import { expect } from "chai";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { readProducts } from "../../infra/data/readProducts";
import { buildSite, type SiteFile } from "../../web/build";
import type { BuildCache } from "../../web/bundle";
import { sitePath } from "../../web/sitePath";
import { findPage, sitePages } from "../../web/src/sitePages";
import { copyProject, type ProjectCopy } from "../support/projectCopy";
import { formatAgo, formatCents, formatCount, formatGenre } from "../../web/src/format";

const WEB = resolve(__dirname, "../../web");

describe("buildSite", () => {
  const products = readProducts();
  let files: Map<string, SiteFile>;
  /** The sources of each part of the site that is cached, by its name. */
  const readBy: Record<string, string[]> = {};

  before(function () {
    this.timeout(10_000);
    const cached: BuildCache = (name, { sources }, make) => {
      readBy[name] = sources.map((path) => sitePath(WEB, path));
      return make();
    };
    files = new Map(buildSite({ products, cached }).map((file) => [file.path, file]));
  });

  it("makes one file for each page, with its title and description", () => {
    for (const { file, title, description } of sitePages) {
      const html = files.get(file)!.contents.toString();
      expect(html).to.contain(`<title>${title} · Jukebox</title>`).and.contain(description);
    }
  });

  it("refers only to files that it built", () => {
    for (const { file } of sitePages) {
      const html = files.get(file)!.contents.toString();
      const paths = [...html.matchAll(/(?:src|href)="\/([^"?]+\.\w+)"/g)].map(([, path]) => path!);
      expect(paths, file).to.include.members(["favicon.svg"]);
      const missing = paths.filter((path) => path !== "config.json" && !files.has(path));
      expect(missing).to.deep.equal([]);
    }
  });

  it("imports only scripts that it built", () => {
    const scripts = [...files.values()].filter(({ path }) => path.endsWith(".js"));
    const imported = scripts.flatMap(({ contents }) =>
      [
        ...contents.toString().matchAll(/(?:from|import|import\()"(?:\.|\/assets)\/([\w-]+\.js)"/g),
      ].map(([, name]) => `assets/${name}`),
    );
    expect(new Set(imported).size).to.be.greaterThan(10);
    expect(imported.filter((path) => !files.has(path))).to.deep.equal([]);
  });

  it("gives scripts and styles names that change with their contents, and no other files", () => {
    const immutable = [...files.values()].filter((file) => file.immutable).map(({ path }) => path);
    expect(immutable.length).to.be.greaterThan(3);
    for (const path of immutable) expect(path).to.match(/^assets\/.+-[A-Z0-9]{8}\.(js|css)$/);
  });

  it("loads few scripts on every page: the code of all pages is in one", () => {
    for (const { file } of sitePages) {
      const html = files.get(file)!.contents.toString();
      const scripts = [...html.matchAll(/"\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path!);
      expect(new Set(scripts).size, file).to.be.within(4, 10);
    }
  });

  it("has a cover for each product, an icon and robots.txt, each with its type", () => {
    expect(files.get("covers/the-velvet-underground-and-nico.svg")?.contentType).to.contain("svg");
    expect(files.get("covers/placeholder.svg")?.contentType).to.contain("svg");
    expect(files.get("favicon.svg")?.contentType).to.contain("svg");
    expect(files.get("robots.txt")?.contentType).to.contain("text/plain");
  });

  it("makes the same files from the same source", () => {
    const again = buildSite({ products }).map(({ path, contents }) => [
      path,
      contents.toString("base64"),
    ]);
    const first = [...files.values()].map(({ path, contents }) => [
      path,
      contents.toString("base64"),
    ]);
    expect(again).to.deep.equal(first);
  });

  it("caches libraries, scripts, styles and covers by their sources", () => {
    const makersOf = (source: string): string[] =>
      Object.keys(readBy).filter((name) => readBy[name]!.includes(source));
    const sources = ["src", "src/libraries", "styles", "covers", "bundle.ts"];
    expect(sources.map(makersOf)).to.deep.equal([
      ["scripts"],
      ["libraries"],
      ["styles"],
      ["covers"],
      ["libraries", "scripts", "styles"],
    ]);
  });

  it("makes the scripts again after a change of what they import from the resolvers", () => {
    const scripts = readdirSync(join(WEB, "src"), { recursive: true, encoding: "utf8" });
    const imported = scripts
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) => [
        ...readFileSync(join(WEB, "src", name), "utf8").matchAll(/from "[./]+(resolvers\/.+)"/g),
      ])
      .map(([, name]) => `../${name}.ts`);
    expect(imported).to.include("../resolvers/lib/patterns.ts");
    expect(readBy["scripts"]).to.include.members(imported);
  });

  describe("after a script is saved", () => {
    let copy: ProjectCopy;
    const makers: string[] = [];

    /** Builds the site of the copy with its own cache, and records the cache misses. */
    const build = (): [path: string, contents: string][] => {
      const { cachedBuild } = require(join(copy.folder, "infra/shared/buildCache.ts")) as {
        cachedBuild: BuildCache;
      };
      const { buildSite: buildCopy } = require(join(copy.folder, "web/build.ts")) as {
        buildSite: typeof buildSite;
      };
      const cached: BuildCache = (name, inputs, make) =>
        cachedBuild(name, inputs, () => {
          makers.push(name);
          return make();
        });
      makers.length = 0;
      return buildCopy({ products, cached }).map(({ path, contents }) => [
        path,
        contents.toString("base64"),
      ]);
    };

    before(function () {
      this.timeout(10_000);
      copy = copyProject({ hasCaches: false });
      build();
    });
    after(() => copy.remove());

    it("bundles the scripts only, into the same files as a build without a cache", () => {
      copy.edit("web/src/format.ts", '"just now"', '"this moment"');
      const warm = build();
      expect(makers).to.deep.equal(["scripts"]);
      rmSync(join(copy.folder, "node_modules/.cache"), { recursive: true });
      const cold = build();
      expect(makers).to.include.members(["libraries", "scripts", "styles"]);
      expect(warm).to.deep.equal(cold);
      const scripts = warm.filter(([path]) => path.endsWith(".js"));
      const texts = scripts.map(([, contents]) => Buffer.from(contents, "base64").toString());
      expect(texts.join()).to.contain("this moment").and.not.contain("just now");
    });

    it("gives the scripts that import a library new names when the library changes", () => {
      const main = (files: [path: string, contents: string][]): string | undefined =>
        files.find(([path]) => path.startsWith("assets/main-"))?.[0];
      const old = main(build());
      copy.edit("web/src/platform/storeClock.ts", "30_000", "40_000");
      const now = main(build());
      expect(makers).to.deep.equal(["libraries", "scripts"]);
      expect(now).to.be.a("string").and.not.equal(old);
    });

    it("rejects a module that pages would load twice", () => {
      const text = copy.read("web/src/reload.ts");
      copy.save(
        "web/src/reload.ts",
        text.replace("libraries/everyPage", "./platform/usableStorage"),
      );
      expect(build).to.throw('web/src imports "src/platform/usableStorage.ts"');
    });
  });
});

describe("findPage", () => {
  it("finds a page by its clean path, its file and with a slash at the end", () => {
    expect(findPage("/cart").path).to.equal("/cart");
    expect(findPage("/cart.html").path).to.equal("/cart");
    expect(findPage("/cart/").path).to.equal("/cart");
    expect(findPage("/").path).to.equal("/");
    expect(findPage("/index.html").path).to.equal("/");
  });

  it("returns the page 404 for an unknown path", () => {
    expect(findPage("/nothing").path).to.equal("/404");
  });
});

describe("format", () => {
  it("formats prices, counts, genres and times for readers", () => {
    const now = Date.parse("2026-01-02T00:00:00Z");
    expect(formatCents(123456)).to.equal("$1,234.56");
    expect(formatCount(1, "record")).to.equal("1 record");
    expect(formatCount(2, "record")).to.equal("2 records");
    expect(formatGenre("HIP_HOP")).to.equal("Hip hop");
    expect(formatAgo("2026-01-01T23:59:50Z", now)).to.equal("just now");
    expect(formatAgo("2026-01-01T23:55:00Z", now)).to.equal("5 minutes ago");
    expect(formatAgo("2026-01-01T00:00:00Z", now)).to.equal("yesterday");
  });
});
