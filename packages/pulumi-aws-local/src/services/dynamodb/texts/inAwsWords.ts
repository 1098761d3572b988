import { inEngineGrammar } from "../expressions/inEngineGrammar";
import { unusedText } from "../expressions/unusedText";
import { expressionText } from "./expressionText";
import { listText } from "./listText";
import { memberText } from "./memberText";
import { typeText } from "./typeText";
import { isNumberText, withNumber, withWholeNumbers } from "./numberText";

interface Response {
  status: number;
  body: string;
}

/** Errors of requests whose expressions the engine has not checked as a whole. */
const AFTER_READING = /"__type":"[^"]*#(?:ConditionalCheckFailed|TransactionCanceled)Exception"/;

/** Errors that hold a text about the request. The others, such as a failed condition, have DynamoDB's own. */
const ABOUT_REQUEST = /"__type":"[^"]*#(?:Validation|Serialization)Exception"/;

const SERIALIZATION = "com.amazon.coral.service#SerializationException";
const VALIDATION = "com.amazon.coral.validate#ValidationException";

/**
 * Replaces the engine's own message in an error with DynamoDB's. If DynamoDB accepts the request, sends it in the
 * engine's grammar and returns that response.
 * @param body JSON of the request
 * @param ask sends a request to the engine
 */
export async function inAwsWords(
  response: Response,
  body: string,
  ask: (body: string) => Promise<Response>,
): Promise<Response> {
  if (AFTER_READING.test(response.body)) {
    const unused = unusedText(body);
    return unused === undefined ? response : validationResponse(unused);
  }
  if (!ABOUT_REQUEST.test(response.body)) return response;
  const message = messageOf(response);
  if (isNumberText(message)) {
    const repaired = withWholeNumbers(body);
    return repaired === undefined ? response : await readAs(repaired, ask);
  }
  const type = typeText(message, body);
  if (type !== undefined) return withMessage(response, type, SERIALIZATION);
  const text = memberText(message) ?? listText(message, body) ?? expressionText(message, body);
  if (text !== undefined) return withMessage(response, text);
  const rewritten = inEngineGrammar(body);
  return rewritten === undefined ? response : inAwsWords(await ask(rewritten), rewritten, ask);
}

/** The engine has rejected the request before it changed anything. */
async function readAs(
  { body, below }: { body: string; below: number[] },
  ask: (body: string) => Promise<Response>,
): Promise<Response> {
  const response = await ask(body);
  if (response.status !== 400) return response;
  const words = await inAwsWords(response, body, ask);
  return withMessage(words, withNumber(messageOf(words), below));
}

/** DynamoDB's error for a request that is not valid. */
export function validationResponse(message: string): Response {
  return { status: 400, body: JSON.stringify({ __type: VALIDATION, message }) };
}

function messageOf({ body }: Response): string {
  const { message, Message } = JSON.parse(body);
  return String(message ?? Message ?? "");
}

function withMessage(response: Response, message: string, __type = VALIDATION): Response {
  if (messageOf(response) === message) return response;
  // SerializationException has its message in upper case, as in the engine; clients read both forms.
  const name = __type === SERIALIZATION ? "Message" : "message";
  return { ...response, body: JSON.stringify({ __type, [name]: message }) };
}
