import { AwsError } from "../../../core/awsError";
import { ValidationError } from "../errors";
import { engineShard, findStream, type Stream, type StreamServices } from "./findStream";
import { engineSequenceNumber } from "./sequenceNumbers";
import { toIterator } from "./shardIterator";

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html */
export async function getShardIterator(
  input: Record<string, any>,
  services: StreamServices,
): Promise<object> {
  const stream = await findStream(input["StreamArn"], services);
  if (input["ShardId"] !== stream.shardId) {
    throw new AwsError(
      "ResourceNotFoundException",
      "Requested resource not found: Shard does not exist",
    );
  }
  const after = await positionBefore(input, stream, services);
  return {
    ShardIterator: toIterator({ streamArn: stream.arn, after, at: services.clock.now() }),
  };
}

/** The engine's number of the last record before the position. */
async function positionBefore(
  { ShardIteratorType: type, SequenceNumber }: Record<string, any>,
  stream: Stream,
  services: StreamServices,
): Promise<number> {
  if (type === "TRIM_HORIZON") return 0;
  if (type === "LATEST") return (await engineShard(stream, services)).last;
  if (typeof SequenceNumber !== "string") {
    // UNVERIFIED: the message.
    throw new ValidationError(`SequenceNumber is required for the ShardIteratorType ${type}`);
  }
  const number = engineSequenceNumber(SequenceNumber);
  if (number === undefined) throw new ValidationError(`Invalid SequenceNumber: ${SequenceNumber}`);
  return type === "AT_SEQUENCE_NUMBER" ? Math.max(0, number - 1) : number;
}
