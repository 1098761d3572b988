import { expect } from "chai";
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";

const ASK = join(__dirname, "../support/askInTerminal.cjs");

/** util-linux's `script` runs a command in a new terminal. */
const hasTerminal = spawnSync("script", ["-qec", "true", "/dev/null"]).status === 0;

const SAVED_AGAIN = "saved again";
const CTRL_C = "\u0003";

/** The input for each question, one after another in one process; the last one ends it. */
const TYPED = ["yes\r", "y\r", "no\r", "\r", "yes please\r", SAVED_AGAIN, CTRL_C];

describe("askForConsent", function () {
  this.timeout(20_000);
  let shown: string;
  before(async function () {
    if (!hasTerminal) this.skip();
    shown = await askAll();
  });

  /** Runs the questions in a terminal, types after each question, and returns the output. */
  function askAll(): Promise<string> {
    const command = [
      process.execPath,
      ASK,
      ...TYPED.map((typed) => typed.replace(/[\r\u0003]/, "")),
    ]
      .map((part) => `'${part}'`)
      .join(" ");
    const child = spawn("script", ["-qec", command, "/dev/null"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    let output = "";
    let asked = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk;
      const questions = output.split(/deletes: /).length - 1;
      while (asked < questions) {
        const typed = TYPED[asked++]!;
        if (typed !== SAVED_AGAIN) child.stdin.write(typed);
      }
    });
    return new Promise((done) => child.once("exit", () => done(output)));
  }

  const agreedTo = (typed: string): string | undefined =>
    new RegExp(`case ${TYPED.indexOf(typed)} agreed: (\\w+)`).exec(shown)?.[1];

  it("shows the data that would be deleted, and consents to yes", () => {
    expect(shown).to.contain("can ask: true");
    expect(shown).to.contain(
      '- "carts" (aws:dynamodb/table:Table, carts-1): 12 items; it has left the program',
    );
    expect(agreedTo("yes\r")).to.equal("true");
  });

  for (const typed of ["y\r", "no\r", "\r", "yes please\r"]) {
    it(`declines ${JSON.stringify(typed)}`, () => {
      expect(agreedTo(typed)).to.equal("false");
    });
  }

  it("declines when a file is saved before the user responds", () => {
    expect(agreedTo(SAVED_AGAIN)).to.equal("false");
  });

  it("ends the process with Ctrl-C", () => {
    expect(shown.split(/deletes: /)).to.have.length(TYPED.length + 1);
    expect(agreedTo(CTRL_C)).to.equal(undefined);
  });
});
