import { createHash } from "node:crypto";
import { AwsError } from "../../../core/awsError";
import type { Services } from "../../../core/services";
import type { DynamoDb } from "../service";
import { awsLabel, creationOf } from "./streamLabel";

/** The services that stream operations use. */
export type StreamServices = Pick<Services, "iam" | "region" | "accountId" | "clock"> & {
  dynamoDb: DynamoDb;
};

/** The stream of a table. */
export interface Stream {
  /** As the caller specified it. */
  arn: string;
  label: string;
  tableName: string;
  keySchema: unknown[];
  viewType: string;
  /** Creation time in milliseconds since 1970. */
  createdAt: number;
  /** Its only shard. */
  shardId: string;
}

const ARN = /^(arn:aws:dynamodb:[^:]+:\d{12}:table\/([\w.-]+)\/stream\/)([^/]+)$/;

/**
 * Finds the stream with this ARN. A disabled stream is deleted at once here; AWS keeps its records readable for 24
 * hours.
 * @throws AwsError ResourceNotFoundException
 */
export async function findStream(
  arn: string,
  { dynamoDb }: Pick<StreamServices, "dynamoDb">,
): Promise<Stream> {
  const [, prefix = "", TableName, given = ""] = ARN.exec(arn) ?? [];
  const table = TableName && (await describe(TableName, dynamoDb));
  // Outputs of earlier versions, which did not convert labels, contain the engine's label.
  const latest = prefix + awsLabel(given);
  if (!table || table.LatestStreamArn !== latest || !table.StreamSpecification?.StreamEnabled) {
    throw new AwsError(
      "ResourceNotFoundException",
      `Requested resource not found: Stream: ${arn} not found`,
    );
  }
  const label: string = table.LatestStreamLabel;
  return {
    arn,
    label,
    tableName: table.TableName,
    keySchema: table.KeySchema,
    viewType: table.StreamSpecification.StreamViewType,
    createdAt: creationOf(label),
    shardId: shardIdOf(latest, label),
  };
}

async function describe(TableName: string, dynamoDb: DynamoDb): Promise<any> {
  try {
    return (await dynamoDb.call("DescribeTable", { TableName })).Table;
  } catch (error) {
    if (error instanceof AwsError && error.code === "ResourceNotFoundException") return undefined;
    throw error;
  }
}

/** Builds an id in AWS's format, e.g. "shardId-00000001414562045508-2bac9cd2". */
function shardIdOf(arn: string, label: string): string {
  const hash = createHash("sha256").update(arn).digest("hex").slice(0, 8);
  return `shardId-${String(creationOf(label)).padStart(20, "0")}-${hash}`;
}

/** The engine's own shard of a stream, with the numbers of the stored records. */
export async function engineShard(
  { arn }: Stream,
  { dynamoDb }: Pick<StreamServices, "dynamoDb">,
): Promise<{ id: string; first: string | undefined; last: number }> {
  const { StreamDescription } = await dynamoDb.callStreams("DescribeStream", { StreamArn: arn });
  const { ShardId, SequenceNumberRange } = StreamDescription.Shards[0];
  return {
    id: ShardId,
    first: SequenceNumberRange.StartingSequenceNumber,
    last: Number(SequenceNumberRange.EndingSequenceNumber ?? 0),
  };
}
