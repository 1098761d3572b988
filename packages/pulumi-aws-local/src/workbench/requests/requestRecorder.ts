import type { OperationRecorder, RequestTrace } from "../../services/appsync";
import type { InMemoryState } from "../../core/inMemoryState";
import type { Events } from "../events";
import { describeRequest } from "./describeRequest";
import type { RequestDetail, RequestSummary } from "./requestTypes";

/** Operations that are remembered, and traced in one second. */
const OPERATIONS = 200;
const SECOND_MS = 1_000;

/** Open pages hear of new operations no more often than this. */
const NOTICE_MS = 100;

/**
 * How long an operation is kept in full. After that, details that are not shown and secrets are dropped. More than
 * a second, by which those of a busy one have made room for those of the next.
 */
const RAW_MS = 1_500;

/** Describing holds requests up no longer than this at a time. */
const TURN_MS = 3;

/** An operation whose request, results and calls hold more characters than this is cut down at once. */
const LARGE = 512 * 1024;

type Entry =
  { trace: RequestTrace; detail?: undefined } | { trace?: undefined; detail: RequestDetail };

/**
 * Remembers the last GraphQL operations. Describing one takes longer than many take to run, so it waits until somebody looks, or the
 * operation is a while old: of a stack under load most are forgotten by then. Nothing leaves undescribed, and so unredacted.
 */
export class RequestRecorder implements OperationRecorder, InMemoryState {
  /** Newest last. */
  readonly #entries: Entry[] = [];
  /** Of the second that began then, how many operations were wanted. */
  #second = { began: -Infinity, wanted: 0 };
  #notice: NodeJS.Timeout | undefined;
  #sweep: NodeJS.Timeout | undefined;

  /** @param now milliseconds since any moment */
  constructor(
    private readonly events: Pick<Events, "publish">,
    private readonly now = () => performance.now(),
  ) {}

  /**
   * Asked once for each operation. No more in a second than are remembered at all: of more, most would be forgotten before
   * anybody could look, and to trace one takes a tenth of the time that it takes to run.
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

  /** Operations on another state are forgotten. */
  capture(): () => void {
    return () => {
      clearTimeout(this.#notice);
      clearTimeout(this.#sweep);
      this.#notice = this.#sweep = undefined;
      this.#entries.length = 0;
    };
  }

  /** Newest first. @param after only those newer than the one of this id, if that is still remembered */
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

  /** Those that are old enough, a few at a time, and then the next when it is. */
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
