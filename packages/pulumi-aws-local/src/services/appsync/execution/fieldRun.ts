import type { GraphQLResolveInfo } from "graphql";
import type { ObservedHandler } from "../host";
import type { CompiledCode, Context, ContextJson, Evaluation, HandlerName } from "../runtime";
import { resolverError, type FieldError } from "./fieldErrors";
import type { SettledOutcome } from "../dataSources/dataSourceCall";
import type { RequestContext } from "./requestContext";
import type { StepResult } from "./resolverStep";
import { selectionInfo } from "./selectionSet";

/** Ends the resolver of a field after its error was recorded. */
export class FieldStopped extends Error {
  constructor() {
    super("The resolver has stopped with an error.");
    this.name = "FieldStopped";
  }
}

/** One execution of a field's resolver: its ctx, and what its handlers report. */
export class FieldRun {
  readonly context: Context & { json: ContextJson };

  constructor(
    /** "Type.field" */
    readonly resolverName: string,
    source: unknown,
    args: Record<string, unknown>,
    readonly request: RequestContext,
    readonly info: GraphQLResolveInfo,
  ) {
    this.context = {
      arguments: args,
      source: source as Context["source"],
      identity: request.caller.identity,
      stash: {},
      request: request.request,
      info: {
        fieldName: info.fieldName,
        parentTypeName: info.parentType.name,
        variables: request.variables,
        ...selectionInfo(info, request.conditional),
      },
      json: {},
    };
  }

  /** Sets ctx.result and ctx.error for the next handler. */
  setOutcome({ resultJson, error }: SettledOutcome): void {
    const { json } = this.context;
    json.result = resultJson;
    json.error = error === undefined ? "null" : JSON.stringify(error);
  }

  /** Sets ctx.prev.result for the next handlers, as JSON. */
  setPrevious(resultJson: string): void {
    this.context.json.prev = `{"result":${resultJson}}`;
  }

  /**
   * Runs a handler and saves its stash. Returns a promise only if the handler needs much time or memory.
   * @throws FieldStopped if it fails
   */
  evaluate(
    code: CompiledCode,
    handler: HandlerName,
    name: string,
  ): Evaluation | Promise<Evaluation> {
    this.request.appSync.onHandler?.(this.observed(code, handler, name));
    const startedAt = performance.now();
    const evaluation = code.run(handler, this.context);
    return evaluation instanceof Promise
      ? evaluation.then((settled) => this.take(settled, handler, name, startedAt))
      : this.take(evaluation, handler, name, startedAt);
  }

  private observed(code: CompiledCode, handler: HandlerName, name: string): ObservedHandler {
    const context = structuredClone({ ...this.context });
    // Handlers add the members that they read to `json`.
    const repeat = () => code.run(handler, { ...context, json: { ...context.json } });
    return { field: this.resolverName, name, handler, repeat };
  }

  private take(
    evaluation: Evaluation,
    handler: "request" | "response",
    name: string,
    startedAt: number,
  ): Evaluation {
    const { request, context } = this;
    context.keptStash = evaluation.keptStash;
    if (this.isWatched) this.report(name, startedAt, { step: handler, context, evaluation });
    for (const error of evaluation.outErrors) this.record(error);
    for (const header in evaluation.responseHeaders) {
      request.responseHeaders[header] = evaluation.responseHeaders[header]!.join(", ");
    }
    if (evaluation.subscriptionInvalidations !== undefined) {
      request.subscriptionInvalidations.push(...evaluation.subscriptionInvalidations);
    }
    const { subscriptionFilter: filter, subscriptionInvalidationFilter } = evaluation;
    if (request.starting !== undefined) {
      if (filter !== undefined) request.starting.filter = filter;
      if (subscriptionInvalidationFilter !== undefined) {
        request.starting.invalidationFilter = subscriptionInvalidationFilter;
      }
    }
    if (evaluation.error !== undefined) this.stop(evaluation.error);
    return evaluation;
  }

  get isWatched(): boolean {
    const { appSync, trace } = this.request;
    return trace !== undefined || appSync.onStep !== undefined;
  }

  /**
   * Reports a finished function to the observers.
   * @param startedAt performance.now()
   */
  report(name: string, startedAt: number, what: StepResult): void {
    const { request, resolverName: field, info } = this;
    const { requestId, appSync, trace } = request;
    const durationMs = performance.now() - startedAt;
    const step = { requestId, field, name, path: info.path, startedAt, durationMs, ...what };
    appSync.onStep?.(step);
    trace?.add(step);
  }

  /** Records an error; the field keeps its value. */
  record(error: FieldError): void {
    this.request.errors.push(resolverError(this.info, error));
  }

  /** Records an error and sets the field to null. */
  stop(error: FieldError): never {
    this.record(error);
    throw new FieldStopped();
  }
}
