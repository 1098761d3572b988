import type { OperationRecorder, RequestTrace } from "../../services/appsync";
import type { InMemoryState } from "../../core/inMemoryState";
import type { Events } from "../events";
import { describeRequest } from "./describeRequest";
import type { RequestDetail, RequestSummary } from "./requestTypes";

/** Maximum number of stored operations, and of operations traced in one second. */
const OPERATIONS = 200;
const SECOND_MS = 1_000;

/** Minimum interval between events for open pages. */
const NOTICE_MS = 100;

/**
 * Time for which an operation is stored in full. After that, secrets and details that are not shown are dropped. It is
 * longer than a second, in which a busy stack already replaces all stored operations.
 */
const RAW_MS = 1_500;

/** Maximum time for which describing operations delays requests. */
const TURN_MS = 3;

/** An operation with more characters in its request, results and calls is shortened at once. */
const LARGE = 512 * 1024;

type Entry =
  { trace: RequestTrace; detail?: undefined } | { trace?: undefined; detail: RequestDetail };

/**
 * Stores the last GraphQL operations. Describing an operation takes longer than many operations take to run, so it is
 * delayed until a page reads the list, or the operation has reached an age: in a stack under load most are dropped
 * before that. Only described, redacted operations leave this class.
 */
export class RequestRecorder implements OperationRecorder, InMemoryState {
  /** Oldest first. */
  readonly #entries: Entry[] = [];
  /** Number of operations requested in the second that started at `began`. */
  #second = { began: -Infinity, wanted: 0 };
  #notice: NodeJS.Timeout | undefined;
  #sweep: NodeJS.Timeout | undefined;

  /** @param now returns milliseconds since any fixed time */
  constructor(
    private readonly events: Pick<Events, "publish">,
    private readonly now = () => performance.now(),
  ) {}

  /**
   * Called once for each operation. At most as many operations are traced in a second as are stored: further ones would
   * mostly be dropped before a page reads them, and tracing one takes a tenth of its run time.
   */
  wants(): boolean {
    const now = this.now();
    if (now - this.#second.began >= SECOND_MS) this.#second = { began: now, wanted: 0 };
    this.#second.wanted += 1;
    return this.#second.wanted <= OPERATIONS;
  }

  record(trace: RequestTrace): void {
    this.#entries.push(isLarge(trace) ? { detail: describeRequest(trace) } : { trace });
    if (this.#entries.length > OPERATIONS) this.#entries.shift();
    this.#notice ??= setTimeout(() => this.#tell(), NOTICE_MS).unref();
    this.#sweep ??= setTimeout(() => this.#describeOld(), RAW_MS).unref();
  }

  /** Operations on another state are dropped. */
  capture(): () => void {
    return () => {
      clearTimeout(this.#notice);
      clearTimeout(this.#sweep);
      this.#notice = this.#sweep = undefined;
      this.#entries.length = 0;
    };
  }

  /**
   * Newest first.
   * @param after returns only operations newer than the one with this id, if that is still stored
   */
  list(after?: string): RequestSummary[] {
    const details = this.#describeAll();
    const known = details.findIndex(({ id }) => id === after);
    return details
      .slice(known + 1)
      .reverse()
      .map(summaryOf);
  }

  find(id: string): RequestDetail | undefined {
    return this.#describeAll().find((detail) => detail.id === id);
  }

  #describeAll(): RequestDetail[] {
    clearTimeout(this.#sweep);
    this.#sweep = undefined;
    return this.#entries.map((_entry, at) => this.#describe(at));
  }

  /** Describes operations that are old enough, a few at a time, and schedules the next run. */
  #describeOld(): void {
    this.#sweep = undefined;
    const turnEnds = performance.now() + TURN_MS;
    for (const [at, { trace }] of this.#entries.entries()) {
      if (trace === undefined) continue;
      const now = performance.now();
      const youngFor = trace.startedAt + trace.durationMs + RAW_MS - now;
      if (youngFor > 0 || now > turnEnds) {
        this.#sweep = setTimeout(() => this.#describeOld(), Math.max(0, youngFor)).unref();
        return;
      }
      this.#describe(at);
    }
  }

  #describe(at: number): RequestDetail {
    const { trace, detail } = this.#entries[at]!;
    if (trace === undefined) return detail;
    const described = describeRequest(trace);
    this.#entries[at] = { detail: described };
    return described;
  }

  #tell(): void {
    this.#notice = undefined;
    const { trace, detail } = this.#entries.at(-1)!;
    this.events.publish("request", { id: trace?.requestId ?? detail!.id });
  }
}

function isLarge({ steps, request }: RequestTrace): boolean {
  let characters = request.body.length;
  for (const step of steps) {
    if (step.step !== "dataSource") characters += step.evaluation.resultJson.length;
    else {
      characters += step.outcome.resultJson.length;
      for (const made of step.calls) {
        if (made.service === "DynamoDB") characters += made.input.length;
      }
    }
  }
  return characters > LARGE;
}

function summaryOf({
  document: _document,
  variables: _variables,
  errors: _errors,
  lanes: _lanes,
  stepsLeftOut: _left,
  ...summary
}: RequestDetail): RequestSummary {
  return summary;
}
