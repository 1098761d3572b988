import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { LocalProgram } from "./support/localProgram";

const POOL = 'custom("aws:cognito/userPool:UserPool")("accounts")';
const KEYS =
  'rangeKey: "R", attributes: ["Id", "R", "N"].map((name) => ({ name, type: "S" })), localSecondaryIndexes: ';

/** Programs that make an input a secret with `hide`, and have another input to change. */
const PROGRAMS: [what: string, program: string][] = [
  ["the name of a table", 'table("t", { name: hide("orders-of-all"), tags: { v: V } })'],
  ["the key of a table", 'table("t", { hashKey: hide("Id"), tags: { v: V } })'],
  [
    "the local indexes of a table",
    `table("t", { ${KEYS} hide([{ name: "ByN", rangeKey: "N", projectionType: "ALL" }]), tags: { v: V } })`,
  ],
  [
    "the attributes of a pool",
    'custom("aws:cognito/userPool:UserPool")("p", { schemas: hide([{ name: "tier", attributeDataType: "String" }]), tags: { v: V } })',
  ],
  [
    "the name of a group",
    `custom("aws:cognito/userGroup:UserGroup")("g", { userPoolId: ${POOL}.id, name: hide("staff-of-all"), description: V })`,
  ],
  [
    "the name of a user",
    `custom("aws:cognito/user:User")("u", { userPoolId: ${POOL}.id, username: hide("ann-of-all"), attributes: { name: V } })`,
  ],
];

describe("A secret input", function () {
  this.timeout(60_000);
  let local: LocalProgram;
  afterEach(() => local.stop());

  const withSecret = (program: string, value: string): string =>
    `const hide = pulumi.secret; ${program.replace("V", JSON.stringify(value))};`;
  const inPlain = (program: string, value: string): string =>
    `const hide = (value) => value; ${program.replace("V", JSON.stringify(value))};`;

  for (const [what, program] of PROGRAMS) {
    it(`is compared by its value: ${what}`, async () => {
      local = await LocalProgram.start(withSecret(program, "one"));
      for (const name of await local.tables())
        await local.put(name, { Id: { S: "a" }, R: { S: "r" } });
      expect(await local.apply(withSecret(program, "one"))).to.deep.equal([]);
      expect(await local.apply(withSecret(program, "two"))).to.have.length(1);
      expect(await local.apply(inPlain(program, "two"))).to.have.length.below(2);
      await local.apply(withSecret(program, "two"));
      const counts = (await local.tables()).map((name) => local.count(name));
      expect(await Promise.all(counts)).to.deep.equal(counts.map(() => 1));
    });
  }

  it("is not stored by a replacement", async () => {
    const program = (key: string): string =>
      `table("t", { ...key("${key}"), tags: pulumi.secret({ v: "not-for-the-disk" }) });`;
    local = await LocalProgram.start(program("Id"));
    await local.apply(program("No"));
    const stored = readFileSync(join(local.folder.path, "data/state/data.mdb"), "latin1");
    expect(stored).to.not.contain("not-for-the-disk");
  });
});
