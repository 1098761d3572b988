import { BoundedMap } from "../../../core/boundedMap";
import type { Services } from "../../../core/services";
import { AwsError } from "../../../core/awsError";
import type { Clock } from "../../../core/clock";
import type { AppSync } from "../service";
import type { GraphQlApi } from "../graphQlApi";
import { CodeError, describeCodeErrors } from "../errors";
import { UNKNOWN } from "../../../core/unknown";
import type { CompiledCode } from "../runtime";

/**
 * Finds the API that a resource refers to.
 * @throws AwsError NotFoundException
 */
export function apiOf(
  { apiId }: Record<string, any>,
  { appSync }: { appSync: AppSync },
): GraphQlApi {
  const api = appSync.staging.declared;
  if (api?.definition.id === apiId) return api!;
  throw new AwsError("NotFoundException", `GraphQL API ${apiId} not found.`, 404);
}

/**
 * Reads an optional integer within a range; 0 if omitted.
 * @throws AwsError naming the property
 */
export function wholeNumber(property: string, value: unknown, from: number, to: number): number {
  if (value === undefined || value === null) return 0;
  if (Number.isInteger(value) && Number(value) >= from && Number(value) <= to) return Number(value);
  throw new AwsError(
    "BadRequestException",
    `${property} must be a whole number from ${from} to ${to}, got ${JSON.stringify(value)}.`,
  );
}

/**
 * Compiles the code of a resolver or function; its util.time uses the stack's clock.
 * @throws CodeError with all findings; AwsError for another runtime, or if the code is missing
 */
export function compileInput(
  owner: string,
  inputs: Record<string, any>,
  { clock }: Pick<Services, "clock">,
): CompiledCode {
  const { code, runtime } = inputs;
  if (typeof code !== "string") {
    throw new AwsError(
      "BadRequestException",
      `${owner}: code is missing; mapping templates (VTL) are not supported on this stack.`,
    );
  }
  if (runtime?.name !== "APPSYNC_JS" || runtime.runtimeVersion !== "1.0.0") {
    throw new AwsError(
      "BadRequestException",
      `${owner}: runtime must be APPSYNC_JS 1.0.0, got ${JSON.stringify(runtime)}.`,
    );
  }
  return compile(owner, code, clock);
}

/** Compiled code by its text: most of it is unchanged when a program is applied again. */
const compiled = new WeakMap<Clock, BoundedMap<string, CompiledCode>>();
const KEPT = 300;

function compile(owner: string, code: string, clock: Clock): CompiledCode {
  const kept = compiled.get(clock) ?? new BoundedMap<string, CompiledCode>(KEPT);
  compiled.set(clock, kept);
  return kept.get(code) ?? kept.set(code, compileUncached(owner, code, clock));
}

function compileUncached(owner: string, code: string, clock: Clock): CompiledCode {
  // Required on first use: loading the parser and the library takes time that other starts do not need.
  const { compileCode } = require("../runtime") as typeof import("../runtime");
  try {
    return compileCode(code, { clock, isKept: true });
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    const message = `${owner}: ${error.message}\n${describeCodeErrors(error.codeErrors)}`;
    throw new CodeError(error.codeErrors, message, code);
  }
}

/** Whether code is known before the deployment, so that it can be checked. */
export function hasKnownCode({ code }: Record<string, any>): boolean {
  return code !== UNKNOWN;
}
