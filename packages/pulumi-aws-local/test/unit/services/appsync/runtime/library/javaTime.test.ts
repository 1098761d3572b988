import { expect } from "chai";
import {
  formatTime,
  parseTime,
} from "../../../../../../src/services/appsync/runtime/library/time/javaTime";
import { LibraryFault } from "../../../../../../src/services/appsync/runtime/realm/signals";
import { answersAsAws } from "../../../../../fidelity/answersAsAws";
import type { Fact } from "../../../../../fidelity/fact";
import recorded from "../fixtures/javaTimes.json";

type Failure = { error: string };

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof LibraryFault) return { error: error.message };
    throw error;
  }
}

const factOf = (feature: string, answer: string): Fact => ({
  area: "APPSYNC_JS: library",
  feature,
  response: answer,
  source:
    "recorded from Java 17, whose DateTimeFormatter https://docs.aws.amazon.com/appsync/latest/devguide/time-helpers-in-util-time-js.html names",
  isVerified: true,
});
const formatted = factOf("util.time: formats", "the text of each moment, or the error");
const parsed = factOf("util.time: parses", "the moment of each text, or the error");

// Recorded from Java 17 by fixtures/RecordTimes.java.
describe("javaTime", () => {
  const { moments, formats, parses } = recorded as unknown as {
    moments: number[];
    formats: [pattern: string, zone: string, results: string[] | Failure][];
    parses: [pattern: string, zone: string, text: string, result: number | Failure][];
  };

  for (const [pattern, zone, results] of formats) {
    answersAsAws(formatted, `formats ${pattern} in ${zone} as Java does`, () => {
      const own = moments.map((moment) => attempt(() => formatTime(moment, pattern, zone)));
      expect(own).to.deep.equal(Array.isArray(results) ? results : moments.map(() => results));
    });
  }

  for (const [pattern, zone, text, result] of parses) {
    answersAsAws(
      parsed,
      `parses "${text}" by ${pattern}${zone && ` in ${zone}`} as Java does`,
      () => {
        const own = attempt(() => parseTime(text, pattern, zone || undefined));
        if (typeof result === "number") expect(own).to.equal(result);
        else if (/^Unable to obtain/.test(result.error)) expect(own).to.have.property("error");
        else expect(own).to.deep.equal(result);
      },
    );
  }
});
