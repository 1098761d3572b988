import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createOperator } from "../../support/operator";
import { createGuest, register, signIn } from "../../support/shopper";
import { startStack, type StartedStack } from "../../support/stack";
import { checkTables } from "./checkTables";
import { engineProcesses } from "./engineProcess";
import { createRandom } from "./random";
import { createShoppingLoad, type ShoppingLoad } from "./shoppingLoad";

/** The processes that a round kills. */
export type Victim = "stack" | "engine" | "both";

/** One round: shopping, `kill -9`, restart. */
export interface Round {
  victim: Victim;
  /** Milliseconds of shopping before the kill. */
  after: number;
  /** From the start to "ready"; for an engine, from its end to the next response. */
  restartMs: number;
  /** Requests without a response. */
  lost: number;
}

const VICTIMS: Victim[] = ["stack", "engine", "both"];

/**
 * Kills the stack, its engine or both at random moments while clients shop, `rounds` times, and
 * compares the tables with the responses after each round.
 * @throws AssertionError that names what was lost or invented.
 */
export async function killRounds(
  options: { rounds: number; seed: number },
  report: (round: Round, load: ShoppingLoad) => void = () => {},
): Promise<Round[]> {
  const random = createRandom(options.seed);
  const dataDir = mkdtempSync(join(tmpdir(), "jukebox-chaos-"));
  const args = ["--port", String(await freePort())];
  let stack: StartedStack = await startStack({ dataDir, args });
  try {
    const load = await createShoppingLoad(stack, { seed: options.seed, users: 3, guestsEach: 1 });
    const done: Round[] = [];
    for (let index = 0; index < options.rounds; index++) {
      const victim = VICTIMS[index % VICTIMS.length]!;
      const lostBefore = load.seen.errors.lost ?? 0;
      let isOver = false;
      const shopping = load.shop({ isOver: () => isOver });
      shopping.catch(() => {}); // its errors are checked below
      const email = `kept-${randomUUID()}@example.com`;
      await register(stack, createGuest(stack), email);
      const after = random.whole(0, 400);
      await pause(after);

      const killed = performance.now();
      const engines = engineProcesses(dataDir);
      expect(engines, "engines on the data folder").to.have.length(1);
      if (victim !== "stack") process.kill(engines[0]!, "SIGKILL");
      if (victim !== "engine") await stack.kill();
      const begun = victim === "engine" ? killed : performance.now();
      if (victim === "engine") await waitForStore(stack);
      else stack = await startStack({ dataDir, args });
      const restartMs = Math.round(performance.now() - begun);

      await pause(random.whole(50, 200));
      isOver = true;
      await shopping;
      await signIn(createGuest(stack), email);
      const operator = createOperator(stack);
      await checkTables(operator.dynamoDb, load.books).finally(operator.destroy);
      const round = { victim, after, restartMs, lost: (load.seen.errors.lost ?? 0) - lostBefore };
      done.push(round);
      report(round, load);
    }
    expect(await stack.stop(), "exit code").to.equal(0);
    expect(engineProcesses(dataDir), "engines left behind").to.deep.equal([]);
    return done;
  } finally {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Waits until the store's data can be read again. */
async function waitForStore(stack: StartedStack): Promise<void> {
  const guest = createGuest(stack);
  const isGood = async (): Promise<boolean> => {
    const response = await guest.graphql('{ product(id: "kind-of-blue") { id } }');
    return response.data?.product?.id === "kind-of-blue";
  };
  for (const deadline = Date.now() + 30_000; !(await isGood());) {
    if (Date.now() > deadline) throw new Error("The engine did not come back within 30 s.");
    await pause(10);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
