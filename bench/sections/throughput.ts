import type { BenchOptions } from "../lib/options";
import type { Round } from "../lib/drive";
import type { Row, SectionResult } from "../lib/report";
import { digits, median, percentile } from "../lib/statistics";
import { HttpSender } from "../lib/httpSender";
import { measureOperation, type Measured } from "../stack/measureOperation";
import { startBareGraphQl, type BareGraphQl } from "../stack/bareGraphQl";
import { openStackHome } from "../stack/engineStack";
import { withProfile } from "../stack/profiling";
import { prepareShoppers } from "../stack/shoppers";
import { OPERATIONS } from "../stack/operations";

/** Requests per second, compared with the cost of the same work without the stack. */
export async function throughput(options: BenchOptions): Promise<SectionResult> {
  const { inFlight, only } = options;
  const home = await openStackHome({ inFlight });
  const rows: Row[] = [];
  let bare: BareGraphQl | undefined;
  try {
    bare = await startBareGraphQl(home.endpoint, inFlight);
    const { stack, ...shoppers } = await prepareShoppers(home, options);
    const sender = new HttpSender(stack.origin, inFlight);
    try {
      for (const operation of OPERATIONS) {
        for (const kind of operation.kinds) {
          if (!`${operation.name} ${kind}`.includes(only)) continue;
          const sides = { stack: sender, engine: home.engine.sender, bare };
          const run = (): Promise<Measured> =>
            measureOperation(operation, kind, { ...shoppers, pid: stack.pid, sides, options });
          const { profile } = options;
          const measured = await (profile === "" ? run() : withProfile(stack.pid, profile, run));
          rows.push(rowOf(`${operation.name} ${kind}`, measured));
        }
      }
    } finally {
      await sender.close();
      await stack.stop();
    }
  } finally {
    await bare?.stop();
    await home.stop();
  }
  return {
    title: `Throughput, ${inFlight} in flight, medians of ${options.rounds} rounds`,
    rows,
    notes: [
      "guest: SigV4 verified and IAM evaluated for each request; user: JWT and session checked for each.",
      "floor/s: a bare server that sends the same requests to DynamoDB and runs graphql-js.",
      "DynamoDB/s: only the floor's requests to DynamoDB; graphql-js/s: only the server, on constant data.",
      "ratio: median of the rounds' ratios, stack to floor; ratio to it: stack to DynamoDB/s. All sides alternated.",
      "CPU us: CPU time of the stack's process for each request, without the engine's.",
    ],
  };
}

function rowOf(name: string, measured: Measured): Row {
  const { stack, floor, dynamoDb, graphQl, calls, processorUs } = measured;
  const latencies = stack.flatMap((round) => round.latencies);
  const rateOf = (rounds: readonly Round[]): number =>
    digits(median(rounds.map(({ rate }) => rate)));
  const ratioTo = (rounds: readonly Round[]): number =>
    digits(median(stack.map(({ rate }, at) => rate / rounds[at]!.rate)));
  return {
    operation: name,
    "requests/s": rateOf(stack),
    "p50 ms": digits(percentile(latencies, 0.5)),
    "p99 ms": digits(percentile(latencies, 0.99)),
    "CPU us": digits(median(processorUs)),
    "DynamoDB calls": calls,
    "floor/s": rateOf(floor),
    ratio: ratioTo(floor),
    "DynamoDB/s": rateOf(dynamoDb),
    "ratio to it": ratioTo(dynamoDb),
    "graphql-js/s": rateOf(graphQl),
  };
}
