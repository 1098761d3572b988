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

/** Maximum time for which describing operations delays requests. */
const TURN_MS = 3;

/** An operation with more characters in its request, results and calls is shortened at once. */
const LARGE = 512 * 1024;

/** Limits of the operations that are stored in full: with secrets, and details that are not shown. */
interface RawLimits {
  /** Maximum age in milliseconds. */
  age: number;
  /** Maximum characters of all these operations; further ones are shortened at once. */
  characters: number;
}

/** Seven operations a second replace all stored ones within this age: a stack under load describes hardly any. */
const RAW: RawLimits = { age: 30_000, characters: 16 * 1024 * 1024 };

type Entry =
  | { trace: RequestTrace; characters: number; detail?: undefined }
  | { trace?: undefined; characters: 0; detail: RequestDetail };

/**
 * Stores the last GraphQL operations. Describing an operation takes longer than many operations take to run, so it is
 * delayed until a page reads the list, or the operation has reached an age: in a stack under load most are dropped
 * before that. Only described, redacted operations leave this class.
 */
export class RequestRecorder implements OperationRecorder, InMemoryState {
  /** Oldest first. */
  readonly #entries: Entry[] = [];
  /** Characters of the operations that are stored in full. */
  #raw = 0;
  /** Number of operations requested in the second that started at `began`. */
  #second = { began: -Infinity, wanted: 0 };
  #notice: NodeJS.Timeout | undefined;
  #sweep: NodeJS.Timeout | undefined;

  /** @param now returns milliseconds since any fixed time */
  constructor(
    private readonly events: Pick<Events, "publish">,
    private readonly now = () => performance.now(),
    private readonly rawLimits = RAW,
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
    const characters = charactersOf(trace);
    const isLarge = characters > LARGE || this.#raw + characters > this.rawLimits.characters;
    this.#entries.push(isLarge ? described(trace) : { trace, characters });
    if (!isLarge) this.#raw += characters;
    if (this.#entries.length > OPERATIONS) this.#raw -= this.#entries.shift()!.characters;
    this.#notice ??= setTimeout(() => this.#tell(), NOTICE_MS).unref();
    this.#sweep ??= setTimeout(() => this.#describeOld(), this.rawLimits.age).unref();
  }

  /** Operations on another state are dropped. */
  capture(): () => void {
    return () => {
      clearTimeout(this.#notice);
      clearTimeout(this.#sweep);
      this.#notice = this.#sweep = undefined;
      this.#entries.length = this.#raw = 0;
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
      const youngFor = trace.startedAt + trace.durationMs + this.rawLimits.age - now;
      if (youngFor > 0 || now > turnEnds) {
        this.#sweep = setTimeout(() => this.#describeOld(), Math.max(0, youngFor)).unref();
        return;
      }
      this.#describe(at);
    }
  }

  #describe(at: number): RequestDetail {
    const { trace, characters, detail } = this.#entries[at]!;
    if (trace === undefined) return detail;
    const entry = described(trace);
    this.#entries[at] = entry;
    this.#raw -= characters;
    return entry.detail;
  }

  #tell(): void {
    this.#notice = undefined;
    const { trace, detail } = this.#entries.at(-1)!;
    this.events.publish("request", { id: trace?.requestId ?? detail!.id });
  }
}

function described(trace: RequestTrace): Entry & { trace?: undefined } {
  return { characters: 0, detail: describeRequest(trace) };
}

/** Approximately the memory that a trace takes. */
function charactersOf({ steps, request }: RequestTrace): number {
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
  return characters;
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
