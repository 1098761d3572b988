import type { Clock } from "../../../../core/clock";
import { CodeError } from "../../errors";
import { contextMembers } from "../contextMembers";
import { Evaluation } from "../evaluation";
import { limits } from "../limits";
import type { Context, ContextJson, HandlerName } from "../types";
import { isolates } from "./isolates";
import type { Failure, Job } from "./job";

/**
 * Compiles code and runs one of its handlers in a separate process with memory and time limits.
 * @throws CodeError for code that AppSync does not accept
 */
export async function evaluateIsolated(
  { code, isKept }: Pick<Job, "code" | "isKept">,
  handler: HandlerName,
  context: Context,
  clock: Clock,
): Promise<Evaluation> {
  const response = await isolates.run({
    code,
    isKept,
    handler,
    context: textsOf(context),
    keptStash: context.keptStash,
    now: clock.now(),
  });
  if ("codeErrors" in response) throw new CodeError(response.codeErrors, response.message);
  const evaluation = new Evaluation(context);
  if ("failure" in response) evaluation.error = failureError(response.failure);
  else Object.assign(evaluation, response.evaluation);
  return evaluation;
}

function textsOf(context: Context): ContextJson {
  const texts: ContextJson = {};
  for (const name of contextMembers) {
    const text = context.json?.[name] ?? JSON.stringify(context[name]);
    if (text !== undefined) texts[name] = text;
  }
  return texts;
}

/** UNVERIFIED: AWS's messages and types, and that its memory and time limits are similar. */
function failureError(failure: Failure): NonNullable<Evaluation["error"]> {
  const [type, message] = {
    time: [
      "ExecutionTimeout",
      `Execution timed out: the code ran for more than ${limits.evaluationMs / 1000} s.`,
    ],
    memory: [
      "Code",
      `The code ended its process, most likely by using more than ${limits.evaluationMegabytes} MB of memory.`,
    ],
    size: ["MappingTemplate", "Transformation too large"],
    busy: ["Code", "Too many evaluations are waiting for a process. Try again."],
  }[failure] as [string, string];
  return { message, type, data: null, errorInfo: null };
}
