import { randomUUID } from "node:crypto";
import { callCognito, type CognitoResponse } from "../test/security/support/cognitoCall";
import { answerOf, askChallenge, sendAnswer } from "../test/security/support/srpAttempt";
import { createGuest, register } from "../test/support/shopper";
import { startStack, type RunningStack } from "../test/support/stack";

type Ask = (stack: RunningStack, name: string) => Promise<CognitoResponse>;

const QUESTIONS: Record<string, Ask> = {
  "challenge (InitiateAuth)": (stack, name) => askChallenge(stack, name),
  ForgotPassword: (stack, name) => callCognito(stack, "ForgotPassword", { Username: name }),
  ConfirmForgotPassword: (stack, name) =>
    callCognito(stack, "ConfirmForgotPassword", {
      Username: name,
      ConfirmationCode: "notacode",
      Password: "Another-Horse-8-Battery",
    }),
};

/** Times wrong proofs without the challenge before them. */
async function timeProof(stack: RunningStack, name: string, as?: string): Promise<number> {
  const changes: Record<string, string> = as === undefined ? {} : { USERNAME: as };
  const response = await answerOf(stack, await askChallenge(stack, name), "Wrong-Horse-7", changes);
  return timed(() => sendAnswer(stack, response));
}

async function timed(call: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await call();
  return performance.now() - begun;
}

async function compare(pairs: number, time: (known: boolean) => Promise<number>): Promise<object> {
  const times: [number, number][] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const first = Math.random() < 0.5;
    const one = await time(first);
    const other = await time(!first);
    times.push(first ? [one, other] : [other, one]);
  }
  const of = (which: 0 | 1) => median(times.map((pair) => pair[which]));
  const longer = times.filter(([known, unknown]) => known > unknown).length;
  return {
    pairs,
    "known ms": of(0).toFixed(2),
    "unknown ms": of(1).toFixed(2),
    "known longer": `${((100 * longer) / pairs).toFixed(0)} %`,
  };
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}

/** Each name is used once, so that neither a rate limit nor a lockout affects the times. */
async function names(stack: RunningStack, count: number): Promise<(known: boolean) => string> {
  const known: string[] = [];
  while (known.length < count) {
    const email = `known-${randomUUID()}@example.com`;
    await register(stack, createGuest(stack), email);
    known.push(email);
  }
  let next = 0;
  return (isKnown) => (isKnown ? known[next++ % count]! : `ghost-${randomUUID()}@example.com`);
}

/**
 * `node --require tsx/cjs bench/userExistence.ts [pairs]`: checks whether the response time reveals
 * that a user exists. Requests a known and an unknown name in random order and compares the times.
 * "known longer" is the share of pairs in which the known name took longer. It is near 50 % if the
 * time reveals nothing. A difference of more than 150 % / sqrt(pairs) is significant.
 */
async function main(): Promise<void> {
  const pairs = Number(process.argv[2] ?? 100);
  const stack = await startStack();
  try {
    const draw = await names(stack, pairs);
    const rows: Record<string, object> = {};
    for (const [question, ask] of Object.entries(QUESTIONS)) {
      // A challenge does not count as an attempt, so names may be used again.
      const count = question.startsWith("challenge") ? 4 * pairs : pairs;
      rows[question] = await compare(count, (known) => {
        const name = draw(known);
        return timed(() => ask(stack, name));
      });
    }
    rows["wrong proof"] = await compare(pairs, (known) => timeProof(stack, draw(known)));
    rows["proof in another name"] = await compare(pairs, (known) =>
      timeProof(stack, draw(known), "somebody@example.com"),
    );
    console.table(rows);
  } finally {
    await stack.stop();
  }
}

void main();
