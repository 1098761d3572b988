import type { Round } from "../lib/drive";
import type { HttpSender, PreparedRequest } from "../lib/httpSender";
import type { BareGraphQl } from "./bareGraphQl";
import { processorTime } from "./processUse";
import { repeat, roundOf } from "./load";
import type { Member } from "./members";
import type { Operation, Scene } from "./operations";
import { floorRequests, type Templates } from "./recordFloor";

/** The rounds of one operation; those at the same place were taken one right after the other. */
export interface Measured {
  stack: Round[];
  floor: Round[];
  bare: Round[];
  /** Requests to DynamoDB for each. */
  calls: number;
  /** Processor time that the stack's process took for each request, by round; its engine's is not in it. */
  processorUs: number[];
}

export interface Setting {
  scenes: readonly Scene[];
  templates: Templates;
  resetCarts: () => Promise<void>;
  /** The stack's process. */
  pid: number;
  sides: { stack: HttpSender; engine: HttpSender; bare: BareGraphQl };
  options: { rounds: number; seconds: number; inFlight: number };
}

/** Measures stack, floor and bare server in turns, so that whatever else the machine does meets all of them. */
export async function measureOperation(
  operation: Operation,
  kind: Member["kind"],
  { scenes: all, templates, resetCarts, pid, sides, options }: Setting,
): Promise<Measured> {
  const scenes = all.filter(({ member }) => member.kind === kind);
  const template = templates.get(`${operation.name} ${kind}`)!;
  const measured: Measured = {
    stack: [],
    floor: [],
    bare: [],
    calls: template.calls.length,
    processorUs: [],
  };
  const load = { ...options, resetCarts };
  const onStack = (): Promise<Round> =>
    roundOf(load, async () =>
      repeat(operation.uses, await requestsOf(operation, scenes), (request) =>
        sides.stack.graphQl(request),
      ),
    );
  const onEngine = (): Promise<Round> =>
    roundOf(load, async () =>
      repeat(
        operation.uses,
        byTurns(scenes.map((scene) => floorRequests(template, operation, scene))),
        async (requests) => {
          for (const request of requests) await sides.engine.send(request);
        },
      ),
    );
  const [sample] = await requestsOf(operation, scenes);
  await resetCarts();
  await sides.bare.answerWith(JSON.parse(await sides.stack.graphQl(sample!)).data);
  const onBare = (): Promise<Round> =>
    roundOf(load, async () =>
      repeat(Infinity, [sample!], (request) => sides.bare.sender.graphQl(request)),
    );
  await onStack();
  await onEngine();
  await onBare();
  for (let round = 0; round < options.rounds; round += 1) {
    const before = processorTime(pid);
    const own = await onStack();
    measured.processorUs.push((processorTime(pid) - before) / own.latencies.length);
    measured.stack.push(own);
    measured.floor.push(await onEngine());
    measured.bare.push(await onBare());
  }
  return measured;
}

/** Signed right before the round: a signature is good for five minutes. */
async function requestsOf(
  operation: Operation,
  scenes: readonly Scene[],
): Promise<PreparedRequest[]> {
  const byScene = await Promise.all(
    scenes.map((scene) =>
      Promise.all(
        operation
          .calls(scene)
          .map(({ variables }) => scene.member.request(operation.query, variables)),
      ),
    ),
  );
  return byTurns(byScene);
}

/** Everybody's first, then everybody's second, and so on. */
function byTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) =>
    lists.flatMap((list) => (at < list.length ? [list[at]!] : [])),
  ).flat();
}
