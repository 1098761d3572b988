import { expect } from "chai";
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";

const ASK = join(__dirname, "../support/askInTerminal.cjs");

/** util-linux's `script` runs a command in a terminal of its own. */
const hasTerminal = spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0;

describe("askForConsent", function () {
  this.timeout(20_000);
  before(function () {
    if (!hasTerminal) this.skip();
  });

  /** Runs the question in a terminal, types once it is asked, and answers with what was shown. */
  function ask(typed: string, ...args: string[]): Promise<string> {
    const command = [process.execPath, ASK, ...args].map((part) => `'${part}'`).join(" ");
    const child = spawn("script", ["-qec", command, "/dev/null"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    let shown = "";
    let isTyped = false;
    child.stdout.on("data", (chunk: Buffer) => {
      shown += chunk;
      if (isTyped || typed === "" || !/deletes: /.test(shown)) return;
      isTyped = true;
      child.stdin.write(typed);
    });
    return new Promise((done) => child.once("exit", () => done(shown)));
  }

  it("shows what would be deleted, and agrees to yes", async () => {
    const shown = await ask("yes\r");
    expect(shown).to.contain("can ask: true");
    expect(shown).to.contain(
      '- "carts" (aws:dynamodb/table:Table, carts-1): 12 items; it has left the program',
    );
    expect(shown).to.contain("agreed: true");
  });

  for (const typed of ["y\r", "no\r", "\r", "yes please\r"]) {
    it(`declines ${JSON.stringify(typed)}`, async () => {
      expect(await ask(typed)).to.contain("agreed: false");
    });
  }

  it("declines when a file is saved before the answer", async () => {
    expect(await ask("", "saved again")).to.contain("agreed: false");
  });

  it("ends the process with Ctrl-C", async () => {
    expect(await ask("\u0003")).to.not.contain("agreed");
  });
});
