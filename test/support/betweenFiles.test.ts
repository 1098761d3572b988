import { expect } from "chai";
import Mocha, { Suite, Test } from "mocha";
import { betweenFiles } from "./betweenFiles";

/** A silent reporter. */
class Silent {}

describe("betweenFiles", () => {
  let mocha: Mocha;
  let log: string[];
  beforeEach(() => {
    mocha = new Mocha({ reporter: Silent as never });
    log = [];
  });

  const note = (what: string) => (): void => void log.push(what);
  const addSuite = (file: string, title: string): Suite => {
    const suite = Suite.create(mocha.suite, title);
    suite.file = file;
    suite.beforeAll(note(`${title} begins`));
    suite.addTest(new Test("a test", note(title)));
    suite.afterAll(note(`${title} ends`));
    return suite;
  };
  const run = (): Promise<string[]> => {
    betweenFiles(mocha.suite, async () => note("between")());
    return new Promise((done) => mocha.run(() => done(log)));
  };

  it("runs the work after the last hook of a file and before the first hook of the next", async () => {
    addSuite("a.test.ts", "A");
    addSuite("b.test.ts", "B");
    expect(await run()).to.deep.equal([
      "A begins",
      "A",
      "A ends",
      "between",
      "B begins",
      "B",
      "B ends",
    ]);
  });

  it("does not run it between suites of one file, nor for suites without a test to run", async () => {
    addSuite("a.test.ts", "A1");
    addSuite("a.test.ts", "A2");
    addSuite("b.test.ts", "B");
    addSuite("c.test.ts", "C1").pending = true;
    addSuite("c.test.ts", "C2");
    mocha.grep(/A|C/);
    const ofA = ["A1 begins", "A1", "A1 ends", "A2 begins", "A2", "A2 ends"];
    expect(await run()).to.deep.equal([...ofA, "between", "C2 begins", "C2", "C2 ends"]);
  });

  it("runs it also after a file that failed", async () => {
    addSuite("a.test.ts", "A").beforeAll(() => {
      throw new Error("no");
    });
    addSuite("b.test.ts", "B");
    expect(await run()).to.deep.equal(["A begins", "A ends", "between", "B begins", "B", "B ends"]);
  });
});
