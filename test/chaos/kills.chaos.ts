import { killRounds, type Round } from "./support/killRounds";

const SEED = Number(process.env.CHAOS_SEED ?? Date.now() % 2 ** 31);
const ROUNDS = Number(process.env.CHAOS_ROUNDS ?? 50);

/** `npm run test:chaos`: many rounds of kills.test.ts, with a table of the restart times. */
describe(`A stack and an engine that are killed ${ROUNDS} times under load`, function () {
  this.timeout(0);

  it(`restart by themselves, with all acknowledged writes (seed ${SEED})`, async () => {
    console.log("round\tkilled\tafter ms\trestart ms\trequests cut off");
    let count = 0;
    const rounds = await killRounds({ rounds: ROUNDS, seed: SEED }, (round, { seen }) => {
      const { victim, after, restartMs, lost } = round;
      console.log([++count, victim, after, restartMs, lost].join("\t"));
      if (count === ROUNDS) console.log(JSON.stringify(seen));
    });
    for (const victim of ["stack", "engine", "both"] as const) console.log(summary(rounds, victim));
  });
});

function summary(rounds: readonly Round[], victim: Round["victim"]): string {
  const times = rounds.filter((round) => round.victim === victim).map((round) => round.restartMs);
  times.sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)];
  return `${victim}: ${times.length} restarts, median ${median} ms, longest ${times.at(-1)} ms`;
}
