import { expect } from "chai";
import { launchAgain } from "./launchAgain";

const CRASH = new Error(`browserType.launch: Target page, context or browser has been closed
Call log:
  - [pid=1] <process did exit: exitCode=null, signal=SIGSEGV>`);

describe("launchAgain", () => {
  const { warn } = console;
  before(() => (console.warn = () => undefined));
  after(() => (console.warn = warn));

  /** Launches with these outcomes, one after another. Returns the number of launches and the result. */
  async function launchWith(...outcomes: (Error | string)[]): Promise<[number, unknown]> {
    let launches = 0;
    const launch = async (): Promise<string> => {
      const outcome = outcomes[launches++]!;
      if (outcome instanceof Error) throw outcome;
      return outcome;
    };
    const result = await launchAgain(launch).catch((error: unknown) => error);
    return [launches, result];
  }

  it("starts a browser once", async () => {
    expect(await launchWith("first", "second")).to.deep.equal([1, "first"]);
  });

  it("starts it again after a crash, but only once", async () => {
    expect(await launchWith(CRASH, "second")).to.deep.equal([2, "second"]);
    expect(await launchWith(CRASH, CRASH, "third")).to.deep.equal([2, CRASH]);
  });

  it("reports any other failure at once", async () => {
    const missing = new Error("browserType.launch: <process did exit: exitCode=127, signal=null>");
    expect(await launchWith(missing, "second")).to.deep.equal([1, missing]);
  });
});
