import { engineShard, findStream, type StreamServices } from "./findStream";
import { awsSequenceNumber } from "./sequenceNumbers";

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_DescribeStream.html */
export async function describeStream(
  { StreamArn, ExclusiveStartShardId, ShardFilter }: Record<string, any>,
  services: StreamServices,
): Promise<object> {
  const stream = await findStream(StreamArn, services);
  const { first = "1" } = await engineShard(stream, services);
  // The shard stays open, so its range has no end. A filter selects child shards, of which there are none.
  const shard = {
    ShardId: stream.shardId,
    SequenceNumberRange: { StartingSequenceNumber: awsSequenceNumber(first) },
  };
  const isRead = ExclusiveStartShardId === stream.shardId || Boolean(ShardFilter);
  return {
    StreamDescription: {
      StreamArn,
      StreamLabel: stream.label,
      StreamStatus: "ENABLED",
      StreamViewType: stream.viewType,
      CreationRequestDateTime: stream.createdAt / 1000,
      TableName: stream.tableName,
      KeySchema: stream.keySchema,
      Shards: isRead ? [] : [shard],
    },
  };
}
