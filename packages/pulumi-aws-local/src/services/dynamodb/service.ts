import { AwsError } from "../../core/awsError";
import type { DynamoDbPort } from "../../core/ports/dynamoDb";
import { checkActions } from "./checkActions";
import { checkExpressions } from "./checkExpressions";
import { InternalServerError } from "./errors";
import { Pool } from "./pool";
import { hasReadNothing, keyTypesOf, queryKeysText, type KeyTypes } from "./queryKeys";
import { readResponse } from "./readResponse";
import { inAwsWords, validationResponse } from "./texts/inAwsWords";
import { withAwsLabel } from "./streams/streamLabel";

/** The service part of X-Amz-Target: tables, or their streams. */
export type TargetService = "DynamoDB_20120810" | "DynamoDBStreams_20120810";

/** Sends DynamoDB's JSON protocol to the local engine, without signatures or policies. */
export class DynamoDb implements DynamoDbPort {
  #pool: Pool;
  /** By table; forgotten when any table changes. */
  readonly #keyTypes = new Map<string, KeyTypes>();

  constructor(
    endpoint: string,
    private region = "us-east-1",
    /** Called whenever the engine fails: whether its disk has space. */
    private readonly hasRoom: () => boolean = () => true,
  ) {
    this.#pool = poolTo(endpoint);
  }

  /** Sets the region of ARNs. */
  useRegion(region: string): void {
    this.region = region;
  }

  /** Sends all further calls to another engine. */
  moveTo(endpoint: string): void {
    void this.#pool.destroy(closed());
    this.#keyTypes.clear();
    this.#pool = poolTo(endpoint);
  }

  /**
   * Sends a request body unchanged; returns the engine's status and body.
   * @throws AwsError for input that would crash the engine; any other error if it does not respond
   */
  async send(
    operation: string,
    body: string,
    service: TargetService = "DynamoDB_20120810",
  ): Promise<{ status: number; body: string }> {
    checkExpressions(operation, body);
    checkActions(operation, body);
    const post = (sent: string) => this.#post(operation, sent, service);
    let response = await post(body);
    if (CHANGES_TABLE.has(operation)) this.#keyTypes.clear();
    if (response.status >= 500 && !this.hasRoom()) return unavailable();
    if (response.status === 400) response = await inAwsWords(response, body, post);
    if (hasReadNothing(operation, response.body)) {
      const input = JSON.parse(body);
      const text = queryKeysText(input, await this.#keyTypesOf(input.TableName));
      if (text !== undefined) return validationResponse(text);
    }
    return DESCRIBES_TABLE.has(operation)
      ? { ...response, body: inRegion(response.body, this.region) }
      : response;
  }

  async #keyTypesOf(table: string): Promise<KeyTypes> {
    const known = this.#keyTypes.get(table);
    if (known !== undefined) return known;
    const { body } = await this.#post(
      "DescribeTable",
      JSON.stringify({ TableName: table }),
      "DynamoDB_20120810",
    );
    const types = keyTypesOf(JSON.parse(body).Table);
    this.#keyTypes.set(table, types);
    return types;
  }

  /** By the pool's own callbacks: a stream for each response would double the time of a call. */
  #post(
    operation: string,
    body: string,
    service: TargetService,
  ): Promise<{ status: number; body: string }> {
    return new Promise((done, fail) => {
      const chunks: Buffer[] = [];
      let status = 0;
      const headers = {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": `${service}.${operation}`,
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
   * @throws AwsError with DynamoDB's code, message and details (CancellationReasons, Item); if the engine cannot be
   * reached or its response is invalid, DynamoDB's InternalServerError, which clients may retry
   */
  call<T = any>(operation: string, input: object): Promise<T> {
    return this.callWith(operation, JSON.stringify(input));
  }

  /** Calls one operation with an input that is already JSON. */
  callWith<T = any>(operation: string, input: string): Promise<T> {
    return this.#ask(operation, input);
  }

  /** Calls one operation of DynamoDB Streams. */
  callStreams<T = any>(operation: string, input: object): Promise<T> {
    return this.#ask(operation, JSON.stringify(input), "DynamoDBStreams_20120810");
  }

  async #ask<T>(operation: string, input: string, service?: TargetService): Promise<T> {
    const { status, body } = await this.send(operation, input, service).catch((error: unknown) => {
      throw error instanceof AwsError ? error : new InternalServerError(error);
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
    return this.#pool.destroy(closed());
  }
}

/**
 * Without a stack trace: Node reads the stack of each socket's error, and reading source maps takes a tenth of a
 * second.
 */
function closed(): Error {
  const error = new Error("The connections to the engine are closed.");
  error.stack = error.message;
  return error;
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
 * The engine could not write and has rolled back. DynamoDB's own disks do not fill up; this is its error for a request
 * that it could not handle.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
function unavailable(): { status: number; body: string } {
  const __type = "com.amazonaws.dynamodb.v20120810#ServiceUnavailable";
  const message = "DynamoDB is currently unavailable.";
  return { status: 503, body: JSON.stringify({ __type, message }) };
}

/** A proxy in between may send another format, or truncate the response. */
function parse(body: string): any {
  try {
    return readResponse(body);
  } catch {
    throw new InternalServerError();
  }
}

/** Below the 30 s that AppSync gives a whole request, so that the resolver can still respond. */
const TIMEOUT_MS = 20_000;

/** The engine requires a credential but verifies none: signatures are checked before, see iam/. */
const ENGINE_AUTHORIZATION =
  "AWS4-HMAC-SHA256 Credential=local/20250101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=00";

const CHANGES_TABLE = new Set(["CreateTable", "UpdateTable", "DeleteTable"]);

const DESCRIBES_TABLE = new Set(["CreateTable", "DescribeTable", "UpdateTable", "DeleteTable"]);

/** The engine uses its own name as the region in ARNs, and stream labels in seconds; clients get AWS's format. */
function inRegion(body: string, region: string): string {
  return withAwsLabel(body.replaceAll(":dynoxide:", `:${region}:`));
}
