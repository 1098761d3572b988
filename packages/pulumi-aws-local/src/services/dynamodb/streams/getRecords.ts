import { engineShard, findStream, type Stream, type StreamServices } from "./findStream";
import { awsSequenceNumber } from "./sequenceNumbers";
import { readIterator, refuseExpired, toIterator } from "./shardIterator";

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html */
export async function getRecords(
  { ShardIterator, Limit = 1000 }: Record<string, any>,
  services: StreamServices,
): Promise<object> {
  const position = readIterator(ShardIterator);
  refuseExpired(position, services.clock.now());
  const stream = await findStream(position.streamArn, services);
  const { id } = await engineShard(stream, services);
  let { after } = position;
  for (;;) {
    const page = await readPage(stream, id, after, Limit, services);
    after = Number(page.at(-1)?.dynamodb.SequenceNumber ?? after);
    const own = page.filter((record) => isOf(stream, record));
    // A page that only contains records of an earlier stream is not the end of this one.
    if (own.length === 0 && page.length > 0) continue;
    return {
      Records: own.map((record) => toRecord(record, stream, services.region)),
      NextShardIterator: toIterator({ ...position, after, at: services.clock.now() }),
    };
  }
}

async function readPage(
  { arn }: Stream,
  ShardId: string,
  after: number,
  Limit: number,
  { dynamoDb }: StreamServices,
): Promise<any[]> {
  const { ShardIterator } = await dynamoDb.callStreams("GetShardIterator", {
    StreamArn: arn,
    ShardId,
    ShardIteratorType: "AFTER_SEQUENCE_NUMBER",
    SequenceNumber: String(after),
  });
  return (await dynamoDb.callStreams("GetRecords", { ShardIterator, Limit })).Records;
}

/** The engine stores the records of a table's earlier streams in the same shard, with their time in seconds. */
function isOf({ createdAt }: Stream, record: any): boolean {
  return record.dynamodb.ApproximateCreationDateTime >= Math.floor(createdAt / 1000);
}

function toRecord(record: any, { viewType }: Stream, awsRegion: string): object {
  const { NewImage, OldImage, SequenceNumber, ...rest } = record.dynamodb;
  return {
    ...record,
    awsRegion,
    dynamodb: {
      ...rest,
      ...(NewImage && /^NEW_/.test(viewType) && { NewImage }),
      ...(OldImage && /OLD_/.test(viewType) && { OldImage }),
      SequenceNumber: awsSequenceNumber(SequenceNumber),
    },
  };
}
