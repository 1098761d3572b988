import { Pool } from "undici";
import { AwsError } from "../../core/awsError";
import type { DynamoDbPort } from "../../core/ports/dynamoDb";
import { checkExpressions } from "./checkExpressions";
import { InternalServerError } from "./errors";
import { readAnswer } from "./readAnswer";

/** DynamoDB's JSON protocol to the engine on this machine, without signatures or policies. */
export class DynamoDb implements DynamoDbPort {
  #pool: Pool;

  constructor(
    endpoint: string,
    private readonly region = "us-east-1",
    /** Asked whenever the engine fails: whether its disk has room. */
    private readonly hasRoom: () => boolean = () => true,
  ) {
    this.#pool = poolTo(endpoint);
  }

  /** Sends all further calls to another engine. */
  moveTo(endpoint: string): void {
    void this.#pool.destroy();
    this.#pool = poolTo(endpoint);
  }

  /**
   * Sends a request body as it is; answers with the engine's status and body.
   * @throws AwsError for what would bring the engine down; any other error when it gives no answer.
   */
  async send(operation: string, body: string): Promise<{ status: number; body: string }> {
    checkExpressions(operation, body);
    const answer = await this.#post(operation, body);
    if (answer.status >= 500 && !this.hasRoom()) return unavailable();
    return DESCRIBES_TABLE.has(operation)
      ? { ...answer, body: inRegion(answer.body, this.region) }
      : answer;
  }

  /** By the pool's own callbacks: a stream for each answer would take as long as all the rest here. */
  #post(operation: string, body: string): Promise<{ status: number; body: string }> {
    return new Promise((done, fail) => {
      const chunks: Buffer[] = [];
      let status = 0;
      const headers = {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": `DynamoDB_20120810.${operation}`,
        authorization: ENGINE_AUTHORIZATION,
        "x-amz-date": "20250101T000000Z",
      };
      this.#pool.dispatch(
        { method: "POST", path: "/", headers, body },
        {
          onRequestStart() {},
          onResponseStart(_controller, statusCode) {
            status = statusCode;
          },
          onResponseData(_controller, chunk) {
            chunks.push(chunk);
          },
          onResponseEnd() {
            const whole = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
            done({ status, body: whole.toString("utf8") });
          },
          onResponseError(_controller, error) {
            fail(error);
          },
        },
      );
    });
  }

  /**
   * Calls one operation with wire-shaped input, e.g. `call("GetItem", { TableName, Key })`.
   * @throws AwsError with DynamoDB's code, message and details (CancellationReasons, Item); an
   * engine that cannot be reached or understood is DynamoDB's InternalServerError, which clients may repeat.
   */
  call<T = any>(operation: string, input: object): Promise<T> {
    return this.callWith(operation, JSON.stringify(input));
  }

  /** The same for input that is JSON already. */
  async callWith<T = any>(operation: string, input: string): Promise<T> {
    const { status, body } = await this.send(operation, input).catch((error: unknown) => {
      throw error instanceof AwsError ? error : new InternalServerError();
    });
    const parsed = parse(body);
    if (status === 200) return parsed;
    const { __type, message, Message, ...details } = parsed;
    const code = String(__type ?? "InternalServerError")
      .split("#")
      .pop()!;
    throw new AwsError(code, message ?? Message ?? "", status, details);
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

function poolTo(endpoint: string): Pool {
  return new Pool(endpoint, {
    connections: 64,
    pipelining: 1,
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
  });
}

/**
 * The engine could not write and has undone what it began. DynamoDB's own disks do not fill up; this is its error for a
 * request that it could not take.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
function unavailable(): { status: number; body: string } {
  const __type = "com.amazonaws.dynamodb.v20120810#ServiceUnavailable";
  const message = "DynamoDB is currently unavailable.";
  return { status: 503, body: JSON.stringify({ __type, message }) };
}

/** What stands between may answer in its own words, or cut an answer short. */
function parse(body: string): any {
  try {
    return readAnswer(body);
  } catch {
    throw new InternalServerError();
  }
}

/** Below the 30 s that AppSync gives a whole request, so that the resolver still answers. */
const TIMEOUT_MS = 20_000;

/** The engine wants a credential but verifies none: signatures are checked before it, see iam/. */
const ENGINE_AUTHORIZATION =
  "AWS4-HMAC-SHA256 Credential=local/20250101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=00";

const DESCRIBES_TABLE = new Set(["CreateTable", "DescribeTable", "UpdateTable", "DeleteTable"]);

/** The engine names itself as the region in ARNs; callers see the stack's own. */
function inRegion(body: string, region: string): string {
  return body.replaceAll(":dynoxide:", `:${region}:`);
}
