import { AwsError } from "../../../core/awsError";
import { ValidationError } from "../errors";

/** The position of a stream reader. */
export interface ShardPosition {
  streamArn: string;
  /** The engine's number of the last record before it. */
  after: number;
  /** Creation time of the iterator, in milliseconds since 1970. */
  at: number;
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html */
const LIFETIME_MS = 15 * 60 * 1000;

/** An iterator in AWS's format, `<stream ARN>|1|<opaque>`. */
export function toIterator({ streamArn, after, at }: ShardPosition): string {
  const opaque = Buffer.from(JSON.stringify([after, at])).toString("base64");
  return `${streamArn}|1|${opaque}`;
}

/** @throws AwsError ValidationException. UNVERIFIED: the message. */
export function readIterator(iterator: string): ShardPosition {
  const [streamArn = "", version, opaque = "", ...rest] = iterator.split("|");
  const [after, at] = numbersIn(opaque);
  if (version !== "1" || rest.length > 0 || after === undefined || at === undefined) {
    throw new ValidationError("Invalid ShardIterator");
  }
  return { streamArn, after, at };
}

/** @throws AwsError ExpiredIteratorException, for an iterator older than 15 minutes. UNVERIFIED: the message. */
export function refuseExpired({ at }: ShardPosition, now: number): void {
  if (now - at > LIFETIME_MS) {
    throw new AwsError("ExpiredIteratorException", "The shard iterator has expired.");
  }
}

function numbersIn(opaque: string): number[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(opaque, "base64").toString("utf8"));
    return Array.isArray(value) && value.every(Number.isSafeInteger) ? value : [];
  } catch {
    return [];
  }
}
