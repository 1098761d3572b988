import { expect } from "chai";
import { compare, type Sample } from "../../../bench/soak/verdict";

const MB = 1024 ** 2;

/** One sample each 5 s, as the soak run takes them. */
function samplesOf(minutes: number, stackMegabytes: (minute: number) => number): Sample[] {
  const engine = { ownBytes: 4 * MB, residentBytes: 8 * MB, handles: 20 };
  return Array.from({ length: minutes * 12 }, (_, index) => {
    const ownBytes = stackMegabytes(index / 12) * MB;
    const stack = { ownBytes, residentBytes: ownBytes, handles: 50 };
    return { at: index * 5_000, stack, engine };
  });
}

const notLevel = (samples: Sample[]): string[] =>
  compare(samples).flatMap(({ what, level }) => (level ? [] : [what]));

describe("the verdict of a soak run", () => {
  const warmingUp = (minute: number): number => 220 + 100 * Math.min(minute, 2);

  // The shorter the run, the larger a leak must be to be found.
  for (const [minutes, leak] of [
    [4, 200],
    [12, 30],
    [30, 10],
  ] as const) {
    it(`ignores the growth of the first two minutes of ${minutes}`, () => {
      expect(notLevel(samplesOf(minutes, warmingUp))).to.deep.equal([]);
    });

    it(`finds a leak of ${leak} MB per minute in ${minutes} minutes`, () => {
      const leaking = (minute: number): number => warmingUp(minute) + leak * minute;
      expect(notLevel(samplesOf(minutes, leaking))).to.deep.equal(["stack: private bytes"]);
    });
  }

  it("compares the second half of a run that is shorter than the warm-up", () => {
    const growing = samplesOf(1, (minute) => 200 + 400 * minute);
    expect(notLevel(growing)).to.deep.equal(["stack: private bytes"]);
  });
});
