import { expect } from "chai";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Goal } from "../../../src/program/goal";
import { secretsOf } from "../../../src/program/redaction";
import { ResourceRecords } from "../../../src/program/resourceRecords";
import { openStateStore, type StateStore } from "../../../src/core/stateStore";

const GOAL = {
  urn: "urn",
  inputs: {
    password: "secret-1",
    rules: [{ token: "secret-2", name: "open" }, { token: "secret-3" }],
    tags: { "a.b": "secret-4" },
  },
  secretPaths: ["password", "rules.token", "tags.a.b"],
  replacementTrigger: ["secret-5"],
  hasSecretTrigger: true,
} as unknown as Goal;

describe("secretsOf", () => {
  it("finds secrets in lists and below names with dots", () => {
    expect([...secretsOf(GOAL)]).to.deep.equal(["secret-1", "secret-2", "secret-3", "secret-4"]);
  });

  it("treats a secret of which only the hash is known as hidden", () => {
    const inputs = { password: { $secret: "hash" } };
    expect([...secretsOf({ inputs, secretPaths: ["password"] })]).to.deep.equal([]);
  });
});

describe("ResourceRecords", () => {
  let folder: string;
  let state: StateStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "jukebox-records-"));
    state = openStateStore(folder, () => true);
  });
  afterEach(async () => {
    await state.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("writes no secret to disk, and recognizes it again", () => {
    const records = new ResourceRecords(state);
    records.save(GOAL, "id", { ...GOAL.inputs });
    records.flush();
    const record = records.get("urn")!;
    expect(record.inputs).to.deep.equal(records.redactedInputs(GOAL));
    expect(record.replacementTrigger).to.deep.equal(records.redactedTrigger(GOAL));
    expect(JSON.stringify(record)).to.contain("open").and.not.to.contain("secret-");
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
    expect(files.join()).not.to.contain("secret-");
  });
});
