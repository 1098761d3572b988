import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LocalProgram } from "./support/localProgram";

/** Programs that declare a table only when they know more than a preview does. */
const PROGRAMS: Record<string, (cause: string) => string> = {
  "in apply(), once the id of a new resource is known": (cause) =>
    `topic("cause", { name: "${cause}" }).id.apply(() => table("late"));`,
  "when it is not a preview": (cause) =>
    `topic("cause", { name: "${cause}" }); if (!pulumi.runtime.isDryRun()) table("late");`,
};

/** The same programs with retainOnDelete. */
const RETAINING: Record<string, (cause: string) => string> = {
  "in apply(), once the id of a new resource is known": (cause) =>
    `topic("${cause}", {}, { retainOnDelete: true }).id.apply(() => table("late", {}, { retainOnDelete: true }));`,
  "in apply(), once an output that only AWS has is known": (cause) =>
    `topic("${cause}", {}, { retainOnDelete: true }); const other = topic("other", { owner: undefined });
    other.owner.apply(() => table("late", {}, { retainOnDelete: true }));`,
  "when it is not a preview": (cause) =>
    `topic("${cause}", {}, { retainOnDelete: true });
    if (!pulumi.runtime.isDryRun()) table("late", {}, { retainOnDelete: true });`,
};

const OBJECT = "aws:s3/bucketObjectv2:BucketObjectv2";

const COUNT = 'require("fs").appendFileSync("data/evaluations", "x");';

/** A bucket, and an object with retainOnDelete; the program reads its output `read`. */
function counted(object: string, read?: string): string {
  const ask = read === undefined ? "" : `.${read}.apply(() => {})`;
  return `${COUNT}
    const bucket = custom("aws:s3/bucket:Bucket")("site");
    const props = { bucket: bucket.id, key: "${object}", content: "${object}", versionId: undefined };
    custom("${OBJECT}")("${object}", props, { retainOnDelete: true })${ask};`;
}

describe("planDeployment", function () {
  this.timeout(60_000);
  let local: LocalProgram;
  afterEach(() => local.stop());

  for (const [when, program] of Object.entries(PROGRAMS)) {
    it(`deletes no resource that the program declares ${when}`, async () => {
      await start(program("before"));
      const [name] = await local.tables();
      expect(await local.apply(program("after"))).to.deep.equal(["aws:sns/topic:Topic"]);
      expect(await local.tables()).to.deep.equal([name]);
    });
  }

  for (const [when, program] of Object.entries(RETAINING)) {
    it(`keeps the record of a retained resource that the program declares ${when}`, async () => {
      await start(program("before"));
      expect(await local.apply(program("after"))).to.deep.equal(["aws:sns/topic:Topic"]);
      expect(await local.apply(program("after"))).to.deep.equal([]);
      expect(await local.tables()).to.have.length(1);
    });
  }

  it("evaluates a program that replaces a retained resource with a new one only once", async () => {
    await start(counted("before"));
    const evaluations = countEvaluations();
    expect(await local.apply(counted("after"))).to.deep.equal([OBJECT]);
    expect(countEvaluations() - evaluations).to.equal(1);
    expect(await local.apply(counted("after"))).to.deep.equal([]);
  });

  it("evaluates a program that reads an output of a new resource twice", async () => {
    await start(counted("before"));
    const evaluations = countEvaluations();
    await local.apply(counted("after", "versionId"));
    expect(countEvaluations() - evaluations).to.equal(2);
  });

  it("evaluates a program that deletes a resource twice", async () => {
    await start(`${COUNT} topic("before"); topic("other");`);
    const evaluations = countEvaluations();
    await local.apply(`${COUNT} topic("other");`);
    expect(countEvaluations() - evaluations).to.equal(2);
  });

  it("rejects two new tables with the same name", async () => {
    await start(`topic("other");`);
    const name = { name: "same" };
    const program = `topic("other"); table("a", ${JSON.stringify(name)}); table("b", ${JSON.stringify(name)});`;
    expect(await local.refusal(program)).to.match(/"same" already exists/);
  });

  function countEvaluations(): number {
    return readFileSync(join(local.folder.path, "data", "evaluations"), "utf8").length;
  }

  async function start(program: string): Promise<void> {
    local = await LocalProgram.start(program);
  }
});
