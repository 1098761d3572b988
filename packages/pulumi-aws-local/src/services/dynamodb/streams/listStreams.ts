import type { StreamServices } from "./findStream";
import { awsLabel } from "./streamLabel";

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_ListStreams.html */
export async function listStreams(
  { TableName, ExclusiveStartStreamArn, Limit = 100 }: Record<string, any>,
  { dynamoDb, region, accountId }: StreamServices,
): Promise<object> {
  const { Streams } = await dynamoDb.callStreams("ListStreams", TableName ? { TableName } : {});
  const all = Streams.map((stream: any) => {
    const StreamLabel = awsLabel(stream.StreamLabel);
    const table = `arn:aws:dynamodb:${region}:${accountId}:table/${stream.TableName}`;
    return {
      StreamArn: `${table}/stream/${StreamLabel}`,
      TableName: stream.TableName,
      StreamLabel,
    };
  });
  const begin = 1 + all.findIndex(({ StreamArn }: any) => StreamArn === ExclusiveStartStreamArn);
  const page = all.slice(begin, begin + Limit);
  const isLast = begin + Limit >= all.length;
  return {
    Streams: page,
    ...(!isLast && { LastEvaluatedStreamArn: page.at(-1).StreamArn }),
  };
}
