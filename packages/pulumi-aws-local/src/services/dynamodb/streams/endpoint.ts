import { deniedByIdentity } from "../../../core/accessDenied";
import type { HttpHandler, HttpRequest } from "../../../core/http";
import { readJsonObject } from "../../../core/jsonBody";
import { lookup } from "../../../core/lookup";
import type { Principal } from "../../../core/principal";
import { UnknownOperationError } from "../errors";
import { respond, respondError } from "../responses";
import { checkInput, type Constraint } from "./constraints";
import { describeStream } from "./describeStream";
import type { StreamServices } from "./findStream";
import { getRecords } from "./getRecords";
import { getShardIterator } from "./getShardIterator";
import { listStreams } from "./listStreams";
import { readIterator } from "./shardIterator";

interface Operation {
  run: (input: Record<string, any>, services: StreamServices) => Promise<object>;
  constraints: Readonly<Record<string, Constraint>>;
  /** ARN of the stream for which the caller needs the permission. */
  resource: (input: Record<string, any>) => string;
}

const arn: Constraint = { type: "String", min: 37, max: 1024 };
const shardId: Constraint = { type: "String", min: 28, max: 65 };
const streamArnOf = ({ StreamArn }: Record<string, any>): string => StreamArn;

/**
 * Constraints: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB_Streams.html
 * Resources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
const OPERATIONS = lookup<Operation>({
  ListStreams: {
    run: listStreams,
    constraints: {
      TableName: { type: "String", min: 1, max: 1024 },
      ExclusiveStartStreamArn: arn,
      Limit: { type: "Integer", min: 1, max: 100 },
    },
    resource: () => "*",
  },
  DescribeStream: {
    run: describeStream,
    constraints: {
      StreamArn: { ...arn, required: true },
      ExclusiveStartShardId: shardId,
      Limit: { type: "Integer", min: 1, max: 100 },
    },
    resource: streamArnOf,
  },
  GetShardIterator: {
    run: getShardIterator,
    constraints: {
      StreamArn: { ...arn, required: true },
      ShardId: { ...shardId, required: true },
      ShardIteratorType: {
        type: "String",
        required: true,
        values: ["AFTER_SEQUENCE_NUMBER", "LATEST", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON"],
      },
      SequenceNumber: { type: "String", min: 21, max: 40 },
    },
    resource: streamArnOf,
  },
  GetRecords: {
    run: getRecords,
    constraints: {
      ShardIterator: { type: "String", required: true, min: 1, max: 2048 },
      Limit: { type: "Integer", min: 1, max: 1000 },
    },
    resource: ({ ShardIterator }) => readIterator(ShardIterator).streamArn,
  },
});

const TARGET_PREFIX = "DynamoDBStreams_20120810.";

/** DynamoDB Streams for signed requests, which clients sign for "dynamodb". */
export function dynamoDbStreamsEndpoint(services: StreamServices): HttpHandler {
  return async (request) => {
    try {
      const principal = services.iam.verify(request, "dynamodb");
      const name = (request.headers["x-amz-target"] ?? "").slice(TARGET_PREFIX.length);
      const operation = OPERATIONS[name];
      if (operation === undefined) throw new UnknownOperationError();
      const input = readJsonObject(request.body);
      checkInput(input, operation.constraints);
      const resource = operation.resource(input);
      await authorize(principal, `dynamodb:${name}`, resource, request, services);
      return respond(200, JSON.stringify(await operation.run(input, services)));
    } catch (error) {
      return respondError(error);
    }
  };
}

async function authorize(
  principal: Principal,
  action: string,
  resource: string,
  { sourceIp }: HttpRequest,
  { iam }: StreamServices,
): Promise<void> {
  if (principal.kind === "operator") return;
  const allowed = await iam.authorize(principal, action, resource, { "aws:SourceIp": sourceIp });
  if (!allowed) throw deniedByIdentity({ principal: principal.arn, action, resource });
}
