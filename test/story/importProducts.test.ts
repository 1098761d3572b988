import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { applyImport } from "../../web/src/csv/applyImport";
import { importIdOf } from "../../web/src/csv/decodeCsv";
import type { LineChange } from "../../web/src/csv/planImport";
import type { StoreClient } from "../support/amplifyClient";
import { commandLine, type CommandLine } from "../support/commandLine";
import { planCsv, sendLine } from "../support/importCsv";
import { detailsInput, manage, productInput } from "../support/manage";
import { outcomeOf, settled, times } from "../support/outcomes";
import { folderOfRun } from "../support/runFolder";
import { createShopper } from "../support/shopper";
import { sharedStack, type RunningStack } from "../support/stack";
import { adminOf, store } from "../support/store";

const HEAD = "id,title,artist,year,genre,priceCents,stock\n";

describe("An import of products", function () {
  this.timeout(60_000);
  let stack: RunningStack;
  let admin: StoreClient;
  before(async () => {
    stack = await sharedStack();
    admin = await adminOf(stack);
  });

  const plan = (text: string) => planCsv(admin, text);
  const send = (importId: string, line: number, change: LineChange) =>
    sendLine(admin, importId, line, change);
  const kinds = async (id: string) => (await manage.history(admin, id)).map(({ kind }) => kind);
  const stockOf = async (id: string) => (await manage.product(admin, id))!.stock;

  it("is repeated after an interruption, and changes nothing twice", async () => {
    const ids = times(8, () => `import-${randomUUID()}`);
    const held = ids.slice(0, 4);
    for (const id of held) await manage.create(admin, productInput({ id, stock: 10 }));
    const text = HEAD + ids.map((id) => `${id},Imported,The Owners,1999,ROCK,1500,+5\n`).join("");
    const first = await plan(text);
    expect(first.lines.map(({ fate }) => fate)).to.deep.equal([
      ...held.map(() => "changed"),
      ...held.map(() => "new"),
    ]);
    let sent = 0;
    const interrupted = applyImport(first.lines, async (line, change) => {
      sent += 1;
      if (sent > 5) throw new Error("the connection is lost");
      await send(first.importId, line, change);
      return null;
    });
    expect(await outcomeOf(interrupted)).to.equal("Error");
    // After a lost response the same line is sent again, unchanged.
    const [lost] = first.lines;
    const now = await send(first.importId, lost!.line, lost!.change!);
    expect(now).to.deep.include({ stock: 15, version: 2 });

    const second = await plan(text);
    expect(second.importId).to.equal(first.importId);
    const left = second.lines.filter(({ change }) => change !== null);
    expect(left.length).to.be.within(1, 7);
    expect(second.lines.filter(({ fate }) => fate === "applied")).to.have.length(8 - left.length);
    await applyImport(second.lines, async (line, change) => {
      await send(second.importId, line, change);
      return null;
    });
    for (const id of ids) {
      expect(await stockOf(id), id).to.equal(held.includes(id) ? 15 : 5);
      const once = held.includes(id) ? ["CHANGED", "CREATED", "STOCK"] : ["CREATED"];
      expect((await kinds(id)).sort()).to.deep.equal(once);
    }
    expect((await plan(text)).lines.map(({ fate }) => fate)).to.deep.equal(
      ids.map(() => "applied"),
    );
  });

  it("applies a line once, for repeated and concurrent calls", async () => {
    const input = detailsInput();
    const importId = await importIdOf(new TextEncoder().encode(randomUUID()));
    const line = { importId, line: 3, input, copies: 4 };
    const responses = await Promise.all(
      times(6, () => settled(() => manage.applyLine(admin, line))),
    );
    expect(responses.map((product) => product!.stock)).to.deep.equal(times(6, () => 4));
    expect(await kinds(input.id)).to.deep.equal(["CREATED"]);
    const other = await manage.applyLine(admin, { ...line, line: 4, expectedVersion: 1 });
    expect(other).to.deep.include({ stock: 8, version: 1 });
    const { items } = await manage.importedLines(admin, importId);
    expect(items.map(({ line: at, actor }) => [at, actor])).to.deep.equal([
      [3, "admin@jukebox.example"],
      [4, "admin@jukebox.example"],
    ]);
    const page = await manage.importedLines(admin, importId, 1);
    expect(page.items).to.deep.equal(items.slice(0, 1));
    const rest = await manage.importedLines(admin, importId, 1, page.nextToken!);
    expect(rest.items).to.deep.equal(items.slice(1));
    await admin.field("mutation ($id: ID!) { deleteProduct(id: $id) { id } }", { id: input.id });
    expect(await manage.applyLine(admin, line), "deleted since").to.equal(null);
  });

  it("overwrites neither a change of another admin since the dry run, nor a sale", async () => {
    const [edited, sold] = [productInput({ stock: 3 }), productInput({ stock: 3 })];
    await manage.create(admin, edited);
    await manage.create(admin, sold);
    const text = `id,priceCents,stock\n${edited.id},100,+1\n${sold.id},100,-3\n`;
    const { importId, lines } = await plan(text);
    const { stock: _, ...details } = edited;
    await manage.change(admin, { ...details, title: "By somebody else" }, 1);
    const { client } = await createShopper(stack);
    await store.checkout(client, await store.add(client, sold.id));
    const outcomes = [];
    for (const { line, change } of lines)
      outcomes.push(await outcomeOf(send(importId, line, change!)));
    expect(outcomes).to.deep.equal(["ProductChanged", "SoldOut"]);
    expect(await manage.product(admin, edited.id)).to.deep.include({
      title: "By somebody else",
      priceCents: edited.priceCents,
      stock: 3,
    });
    expect(await manage.product(admin, sold.id)).to.deep.include({ priceCents: 1999, stock: 2 });
    expect((await manage.importedLines(admin, importId)).items).to.deep.equal([]);
  });

  it("is found by a search, only under the new words", async () => {
    const input = productInput({ title: "Zyxwvut Before" });
    await manage.create(admin, input);
    const { importId, lines } = await plan(`id,title\n${input.id},Qponmlk After\n`);
    await send(importId, lines[0]!.line, lines[0]!.change!);
    const found = async (search: string) => (await manage.list(admin, { search })).items.length;
    expect([await found("zyxwvut"), await found("qponmlk")]).to.deep.equal([0, 1]);
  });

  describe("on the command line", () => {
    let folder: string;
    let client: CommandLine;
    before(async () => {
      folder = folderOfRun();
      client = commandLine(stack);
      await client.run("sign-in", "admin@jukebox.example", stack.demoPassword);
    });

    it("shows each line's fate, imports, and treats its own export as unchanged", async () => {
      const [held, made] = [productInput({ stock: 2, title: "=1+1" }), `cli-${randomUUID()}`];
      await manage.create(admin, held);
      const file = join(folder, "products.csv");
      const name = `"Mixed, ""12"" inch"`;
      writeFileSync(
        file,
        `\ufeffid,title,artist,year,genre,priceCents,stock\r\n${held.id},'=1+1,The Owners,1999,ROCK,1500,-1\r\n${made},${name},The Owners,1999,ROCK,1500,7\r\n\r\nbad,,,,,,\r\n`,
      );
      const dry = await client.run("import", file, "--dry-run");
      expect(dry.code).to.equal(1);
      const fates = ({ said }: { said: any }) =>
        said.lines.map(({ line, fate, what }: any) => [line, fate, what]);
      const expected = [
        [2, "changed", "priceCents “1999” to “1500”, 1 copy taken away"],
        [3, "new", '“Mixed, "12" inch”, 7 copies'],
        [5, "refused", "title is missing."],
      ];
      expect(fates(dry)).to.deep.equal(expected);
      expect(await manage.product(admin, made)).to.equal(null);

      const done = await client.run("import", file);
      expect(fates(done)).to.deep.equal(expected);
      expect(done.said).to.deep.include({
        imported: true,
        new: 1,
        changed: 1,
        refused: 1,
        same: 0,
      });
      expect([await stockOf(held.id), await stockOf(made)]).to.deep.equal([1, 7]);
      const saved = join(folder, "export.csv");
      const { said } = await client.run("export", saved);
      expect(said).to.match(/^\d+ products are in /);
      const text = readFileSync(saved, "utf8");
      expect(text).to.contain(`${held.id},'=1+1,The Owners,1999,ROCK,1500,`);
      expect(text).to.contain(`${made},"Mixed, ""12"" inch",`);
      // Other tests add and change products meanwhile.
      const own = text
        .split("\r\n")
        .filter((row, at) => at === 0 || row.startsWith(held.id) || row.startsWith(made));
      const { lines } = await plan(own.join("\r\n"));
      expect(lines.map(({ fate }) => fate)).to.deep.equal(["same", "same"]);
    });

    it("refuses arguments that a command does not take, and changes nothing", async () => {
      const { id } = await manage.create(admin, productInput({ stock: 2 }));
      const file = join(folder, "delivery.csv");
      writeFileSync(file, `id,stock\n${id},5\n`);
      const misspelt = await client.run("import", file, "--dryrun");
      expect(misspelt).to.deep.equal({ code: 1, said: null });
      for (const args of [
        ["import", file, "--dry-run", "now"],
        ["cancel-order", "user", "order", "sold", "out"],
        ["orders", "2026-02-30"],
        ["today", "2026-02-30"],
        ["low-stock", "few"],
        ["person", "ada@example"],
        ["toString"],
      ])
        expect(await outcomeOf(client.runHere(...args)), args.join(" ")).to.equal("Error");
      expect(await stockOf(id)).to.equal(2);
      expect((await client.runHere("import", file, "--dry-run")).imported).to.equal(false);
    });
  });
});
