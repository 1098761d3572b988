import type { Random } from "../../chaos/support/random";
import type { Fault, FaultyDynamoDb } from "../../support/faultyDynamoDb";

type MakeFault = (input: any, random: Random) => Fault;

const exception =
  (status: number, code: string): MakeFault =>
  () => ({
    status,
    body: {
      __type: `com.amazonaws.dynamodb.v20120810#${code}`,
      message: "injected: secret detail",
    },
  });

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
const ANY_CALL: Record<string, MakeFault> = {
  "lose response": () => "lose response",
  delay: (_input, random) => ({ delay: random.whole(1, 30) }),
  "cut before": () => "cut before",
  "cut response": () => "cut response",
  InternalServerError: exception(500, "InternalServerError"),
  "503 in HTML": () => ({ status: 503, body: "<h1>secret detail</h1>" }),
  "200 cut short": () => ({ status: 200, body: '{"Responses": {' }),
  ProvisionedThroughputExceeded: exception(400, "ProvisionedThroughputExceededException"),
  Throttling: exception(400, "ThrottlingException"),
  RequestLimitExceeded: exception(400, "RequestLimitExceeded"),
};

/** Further faults of each operation, and their rate. */
const BY_OPERATION: Record<string, { rate: number; faults: Record<string, MakeFault> }> = {
  BatchGetItem: { rate: 0.15, faults: { UnprocessedKeys: unprocessed } },
  UpdateItem: {
    rate: 0.3,
    faults: { "TransactionConflict of one item": exception(400, "TransactionConflictException") },
  },
  TransactWriteItems: {
    rate: 0.5,
    faults: {
      TransactionConflict: cancelled,
      TransactionInProgress: exception(400, "TransactionInProgressException"),
    },
  },
  TransactGetItems: { rate: 0.3, faults: { TransactionConflict: cancelled } },
};

/** All kinds of injected faults. */
export const FAULT_KINDS = [
  ...new Set(
    [ANY_CALL, ...Object.values(BY_OPERATION).map(({ faults }) => faults)].flatMap((faults) =>
      Object.keys(faults),
    ),
  ),
];

/**
 * Makes calls fail at random. Each operation cycles through its faults. @returns the number of
 * faults of each kind.
 */
export function injectFaults(dynamoDb: FaultyDynamoDb, random: Random): Record<string, number> {
  const injected: Record<string, number> = {};
  const turns: Record<string, number> = {};
  dynamoDb.decide = (operation, input) => {
    const { rate, faults } = BY_OPERATION[operation] ?? { rate: 0.2, faults: {} };
    if (random.next() >= rate) return undefined;
    const kinds = Object.entries({ ...faults, ...ANY_CALL });
    const turn = (turns[operation] = (turns[operation] ?? -1) + 1);
    const [kind, make] = kinds[turn % kinds.length]!;
    injected[kind] = (injected[kind] ?? 0) + 1;
    return make(input, random);
  };
  return injected;
}

function cancelled({ TransactItems }: any, random: Random): Fault {
  const at = random.whole(0, TransactItems.length - 1);
  const reasons = TransactItems.map((_: unknown, index: number) =>
    index === at
      ? { Code: "TransactionConflict", Message: "Transaction is ongoing for the item" }
      : { Code: "None" },
  );
  return {
    status: 400,
    body: {
      __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
      Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }: any) => Code).join(", ")}]`,
      CancellationReasons: reasons,
    },
  };
}

/** Responds for all keys except one, which is returned as unprocessed. */
function unprocessed({ RequestItems }: any, random: Random): Fault {
  const table = random.pick(Object.keys(RequestItems));
  const { Keys, ...rest } = RequestItems[table];
  const left = random.pick<unknown>(Keys);
  const others = Keys.filter((key: unknown) => key !== left);
  const { [table]: _, ...tables } = RequestItems;
  const input = {
    RequestItems: { ...tables, ...(others.length > 0 && { [table]: { ...rest, Keys: others } }) },
  };
  const UnprocessedKeys = { [table]: { ...rest, Keys: [left] } };
  if (Object.keys(input.RequestItems).length === 0) {
    return { status: 200, body: { Responses: { [table]: [] }, UnprocessedKeys } };
  }
  return { input, change: (output) => ({ ...output, UnprocessedKeys }) };
}
