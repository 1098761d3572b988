import { accessDenied } from "../../../core/accessDenied";
import { AwsError } from "../../../core/awsError";
import type { HttpHandler, HttpRequest, HttpResponse } from "../../../core/http";
import type { Services } from "../../../core/services";
import { CodeError } from "../errors";
import { evaluateIsolated } from "../runtime/isolated/evaluateIsolated";
import { readEvaluateCodeRequest, type EvaluateCodeRequest } from "./evaluateCodeRequest";
import { limits } from "../runtime/limits";
import type { Evaluation } from "../runtime/evaluation";
import type { ResolverError } from "../runtime/types";

type Dependencies = Pick<Services, "clock" | "iam" | "region" | "accountId">;

/** Members of AWS's response; evaluationResult, stash and outErrors are JSON in strings. */
interface EvaluateCodeResponse {
  evaluationResult?: string;
  error?: { message: string; codeErrors?: unknown[] };
  logs: string[];
  stash?: string;
  outErrors?: string;
}

/**
 * AppSync's EvaluateCode: POST /v1/dataplane-evaluatecode, signed, for principals with the permission
 * appsync:EvaluateCode.
 * https://docs.aws.amazon.com/appsync/latest/APIReference/API_EvaluateCode.html
 */
export function evaluateCodeEndpoint(services: Dependencies): HttpHandler {
  return async (request) => {
    try {
      await authorize(services, request);
      return respond(200, await evaluate(services, readEvaluateCodeRequest(request.body)));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { code, message, status, details } = error;
      return respond(status, { message, ...details }, { "x-amzn-ErrorType": code });
    }
  };
}

/**
 * The action has no resource type; AWS's guide allows it on "arn:aws:appsync:R:A:*".
 * UNVERIFIED: that the resource is the path of the request, as in other errors of AppSync.
 */
async function authorize(services: Dependencies, request: HttpRequest): Promise<void> {
  const { iam, region, accountId } = services;
  const principal = iam.verify(request, "appsync");
  const action = "appsync:EvaluateCode";
  const resource = `arn:aws:appsync:${region}:${accountId}:${request.path}`;
  if (await iam.authorize(principal, action, resource)) return;
  throw accessDenied({ principal: principal.arn, action, resource }, 403);
}

/**
 * UNVERIFIED: the message next to codeErrors, that a failed evaluation also contains stash and outErrors, and that an
 * early return contains only its result.
 */
async function evaluate(
  { clock }: Dependencies,
  { code, handler, context }: EvaluateCodeRequest,
): Promise<EvaluateCodeResponse> {
  try {
    // The code comes from a client, so it always runs isolated.
    return responseOf(await evaluateIsolated({ code }, handler, context, clock));
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    return { error: { message: error.message, codeErrors: error.codeErrors }, logs: [] };
  }
}

function responseOf(evaluation: Evaluation): EvaluateCodeResponse {
  const { error, resultJson, logs, stash, outErrors } = evaluation;
  const rest = {
    logs,
    stash: JSON.stringify(stash),
    outErrors: JSON.stringify(outErrors.map(wireError)),
  };
  if (error) return { error: { message: error.message, codeErrors: [] }, ...rest };
  if (resultJson.length > limits.evaluateResultCharacters) {
    throw new AwsError(
      "BadRequestException",
      `The evaluation result exceeds the maximum of ${limits.evaluateResultCharacters} characters.`,
    );
  }
  return { evaluationResult: resultJson, ...rest };
}

/** The form of `outErrors` in AppSync's logs: omits members that the handler did not set. */
function wireError({ message, type, data, errorInfo }: ResolverError): Record<string, unknown> {
  return {
    message,
    ...(type === null ? {} : { type }),
    ...(data === null ? {} : { data }),
    ...(errorInfo === null ? {} : { errorInfo }),
  };
}

function respond(status: number, body: object, headers: Record<string, string> = {}): HttpResponse {
  return {
    status,
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}
