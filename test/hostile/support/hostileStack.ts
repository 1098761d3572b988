import { expect } from "chai";
import { readFileSync } from "node:fs";
import { atFileEnd } from "../../support/fileEnd";
import { startFaultyDynamoDb, type FaultyDynamoDb } from "../../support/faultyDynamoDb";
import { startStack, type StartedStack } from "../../support/stack";

/** The stack that hostile tests share: one of their own, because what it complains of is theirs. */
export interface HostileStack extends StartedStack {
  /** Stands between the stack and its database, and sees each call. */
  dynamoDb: FaultyDynamoDb;
}

let started: Promise<HostileStack> | undefined;

/** Starts it once; it ends with the file, or with all files where they run in one process. */
export function hostileStack(): Promise<HostileStack> {
  return (started ??= start());
}

async function start(): Promise<HostileStack> {
  const dynamoDb = await startFaultyDynamoDb();
  const stack = await startStack({ env: { DYNAMODB_ENDPOINT: dynamoDb.endpoint } }).catch(
    async (error: unknown) => {
      await dynamoDb.stop();
      throw error;
    },
  );
  atFileEnd(async () => {
    started = undefined;
    heard = 0;
    await stack.stop();
    await dynamoDb.stop();
  });
  return { ...stack, dynamoDb };
}

let heard = 0;

/** Expects the stack to answer a normal request, and to have complained of nothing since it was last asked. */
export async function expectWell(stack: HostileStack): Promise<void> {
  const answer = await fetch(`${stack.origin}/config.json`);
  await answer.arrayBuffer();
  const complaints = stack.stderr().slice(heard);
  heard += complaints.length;
  expect([answer.status, complaints]).to.deep.equal([200, ""]);
}

/** Memory that the stack's process holds, in MB. Linux only. */
export function residentMegabytes({ pid }: HostileStack): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))!;
  return Number(kilobytes) / 1024;
}
