import { expect } from "chai";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unguessable } from "../../../../../src/services/appsync/runtime/hooks";
import {
  maskIds,
  unmaskIds,
} from "../../../../../src/services/appsync/runtime/prepared/generatedIds";
import { prepareCode } from "../../../../../src/services/appsync/runtime/prepared/prepareCode";
import { PreparedFiles } from "../../../../../src/services/appsync/runtime/prepared/preparedFiles";

const OTHER_NAMES = "0123456789abcdef";
const POOL = "us-east-1:2ea52e80-ae08-4038-8c66-a4fb03dc3d0a";
const OTHER_POOL = "us-east-1:70cae97f-be75-4f93-ba6f-017ad92a5f88";

const codeOf = (table: string, pool: string): string => `
export function request(ctx) {
  const keys = [];
  for (const id of ctx.args.ids) keys.push({ id, table: "${table}" });
  return ctx.identity.cognitoIdentityPoolId === "${pool}" ? { keys } : {};
}
export const response = (ctx) => ctx.result;
`;

describe("PreparedFiles", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "prepared-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("gives another process the same result as preparing the code", () => {
    const code = codeOf("carts-9915b02", POOL);
    new PreparedFiles(folder, unguessable).write(code, prepareCode(code));
    expect(new PreparedFiles(folder).read(code)).to.deep.equal(prepareCode(code));
  });

  it("renames the hooks to those of the reading process", () => {
    const code = codeOf("carts-9915b02", POOL);
    new PreparedFiles(folder).write(code, prepareCode(code));
    const { instrumented } = new PreparedFiles(folder, OTHER_NAMES).read(code)!;
    expect(instrumented.code).to.include(`tick${OTHER_NAMES}`).and.not.include(unguessable);
  });

  it("uses the same file for the code of another stack, and keeps its names and ids", () => {
    const code = codeOf("carts-9915b02", POOL);
    new PreparedFiles(folder).write(code, prepareCode(code));
    const other = codeOf("carts-aaf67ae", OTHER_POOL);
    expect(new PreparedFiles(folder).read(other)).to.deep.equal(prepareCode(other));
    expect(readdirSync(folder)).to.have.length(1);
  });

  it("returns nothing for code that differs in another string, or for a damaged file", () => {
    const code = codeOf("carts-9915b02", POOL);
    const files = new PreparedFiles(folder);
    files.write(code, prepareCode(code));
    expect(files.read(codeOf("parts-9915b02", POOL))).to.equal(undefined);
    writeFileSync(join(folder, readdirSync(folder)[0]!), "{");
    expect(files.read(code)).to.equal(undefined);
  });

  it("removes files that are older than a week when it writes", () => {
    const old = join(folder, "old.json");
    writeFileSync(old, "{}");
    const then = Date.now() / 1000 - 8 * 24 * 60 * 60;
    utimesSync(old, then, then);
    const code = codeOf("carts-9915b02", POOL);
    new PreparedFiles(folder).write(code, prepareCode(code));
    expect(readdirSync(folder)).to.have.length(1).and.not.include("old.json");
  });
});

describe("unmaskIds", () => {
  it("rejects code with another number of masks", () => {
    const { code } = maskIds(codeOf("carts-9915b02", POOL));
    expect(unmaskIds(code, [POOL])).to.equal(undefined);
    expect(unmaskIds(code, ["9915b02"])).to.equal(undefined);
  });
});
