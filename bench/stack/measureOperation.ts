import type { Round, Source } from "../lib/drive";
import type { HttpSender, PreparedRequest } from "../lib/httpSender";
import { withCalls, type BareGraphQl } from "./bareGraphQl";
import { processorTime } from "./processUse";
import { repeat, roundOf } from "./load";
import type { Member } from "./members";
import type { Operation, Scene } from "./operations";
import { floorRequests, type Templates } from "./recordFloor";

/**
 * The rounds of one operation. Rounds with the same index were measured one right after the other.
 */
export interface Measured {
  stack: Round[];
  /**
   * The work that every GraphQL server in Node.js has to do: the requests to DynamoDB, and
   * graphql-js over HTTP, in one bare server.
   */
  floor: Round[];
  /** Only the floor's requests to DynamoDB. */
  dynamoDb: Round[];
  /** Only graphql-js over HTTP with constant data. */
  graphQl: Round[];
  /** Requests to DynamoDB per operation. */
  calls: number;
  /** CPU time of the stack's process per request, for each round, without the engine's. */
  processorUs: number[];
}

export interface Setting {
  scenes: readonly Scene[];
  templates: Templates;
  resetCarts: () => Promise<void>;
  /** Process id of the stack. */
  pid: number;
  sides: { stack: HttpSender; engine: HttpSender; bare: BareGraphQl };
  options: { rounds: number; seconds: number; inFlight: number };
}

/** Warm-up rounds: V8 needs some ten thousand requests to optimize a server. */
const WARM_UP = 4;

/** Measures all sides in alternation, so that other load on the machine affects all of them. */
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
    dynamoDb: [],
    graphQl: [],
    calls: template.calls.length,
    processorUs: [],
  };
  const [sample] = await requestsOf(operation, scenes);
  await resetCarts();
  await sides.bare.answerWith(JSON.parse(await sides.stack.graphQl(sample!)).data);
  const callsOf = (): PreparedRequest[][] =>
    byTurns(scenes.map((scene) => floorRequests(template, operation, scene)));
  const round = (prepare: () => Promise<Source>): Promise<Round> =>
    roundOf({ ...options, resetCarts }, prepare);
  const onStack = (): Promise<Round> =>
    round(async () =>
      repeat(operation.uses, await requestsOf(operation, scenes), (request) =>
        sides.stack.graphQl(request),
      ),
    );
  const onEngine = (): Promise<Round> =>
    round(async () =>
      repeat(operation.uses, callsOf(), async (requests) => {
        for (const request of requests) await sides.engine.send(request);
      }),
    );
  const onGraphQl = (): Promise<Round> =>
    round(async () => repeat(Infinity, [sample!], (request) => sides.bare.sender.graphQl(request)));
  const onFloor = (): Promise<Round> =>
    round(async () => {
      const calls = callsOf();
      await sides.bare.keepCalls(calls);
      const requests = calls.map((_, number) => withCalls(sample!, number));
      return repeat(operation.uses, requests, (request) => sides.bare.sender.graphQl(request));
    });
  for (let time = 0; time < WARM_UP; time += 1) {
    await onStack();
    await onFloor();
  }
  await onEngine();
  await onGraphQl();
  for (let at = 0; at < options.rounds; at += 1) {
    const before = processorTime(pid);
    const own = await onStack();
    measured.processorUs.push((processorTime(pid) - before) / own.latencies.length);
    measured.stack.push(own);
    // The least important side comes first: the stack's workbench still processes its last
    // requests.
    measured.graphQl.push(await onGraphQl());
    const engineFirst = at % 2 === 0;
    if (engineFirst) measured.dynamoDb.push(await onEngine());
    measured.floor.push(await onFloor());
    if (!engineFirst) measured.dynamoDb.push(await onEngine());
  }
  return measured;
}

/** Signed right before the round: a signature is valid for five minutes. */
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

/** Interleaves lists: all first elements, then all second elements, and so on. */
function byTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) =>
    lists.flatMap((list) => (at < list.length ? [list[at]!] : [])),
  ).flat();
}
