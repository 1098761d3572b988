import { randomBytes } from "node:crypto";
import type { DataSourceDefinition } from "../../apiDefinition";
import type { Services } from "../../../../core/services";
import { accessDenied } from "../../../../core/accessDenied";
import type { AwsError } from "../../../../core/awsError";
import type { ServiceCall } from "../serviceCall";
import { actorOf, assumedRoleArn } from "../serviceRole";
import { watchedCall } from "./watchedCall";

export type DynamoDbSource = Extract<DataSourceDefinition, { type: "AMAZON_DYNAMODB" }>;

/** Services that a DynamoDB data source uses. */
export type TableServices = Pick<Services, "accountId" | "dynamoDb" | "iam" | "state">;

/** A permission that a call requires: an action on a table or on one of its indexes. */
export interface Need {
  /** Without the prefix, e.g. "GetItem". */
  action: string;
  table: string;
  index?: string | undefined;
}

/** DynamoDB with the permissions of a data source's service role. */
export class TableAccess {
  constructor(
    readonly source: DynamoDbSource,
    readonly services: TableServices,
    /** Records each call and its consumed capacity; absent if nothing observes them. */
    private readonly made?: ServiceCall[],
  ) {}

  /**
   * Calls DynamoDB if the role permits it.
   * @throws AwsError from DynamoDB, or AccessDeniedException
   */
  async call(operation: string, input: object, needs: readonly Need[]): Promise<any> {
    const denied = await this.#firstDenied(needs);
    if (denied !== undefined) {
      throw accessDenied({
        principal: assumedRoleArn(this.source),
        action: `dynamodb:${denied.action}`,
        resource: this.#arn(denied),
      });
    }
    const { dynamoDb } = this.services;
    // `return await`: an async function that returns a promise without it takes three turns of the event loop instead
    // of one.
    return await (this.made === undefined
      ? dynamoDb.call(operation, input)
      : watchedCall(dynamoDb, operation, input, this.made));
  }

  /** Whether the role grants a permission. */
  async may(need: Need): Promise<boolean> {
    return (await this.#firstDenied([need])) === undefined;
  }

  async #firstDenied(needs: readonly Need[]): Promise<Need | undefined> {
    const { iam } = this.services;
    const actor = await actorOf(this.source, iam);
    for (const need of needs) {
      if (!(await iam.authorize(actor, `dynamodb:${need.action}`, this.#arn(need)))) return need;
    }
    return undefined;
  }

  #arn({ table, index }: Need): string {
    const arn = `arn:aws:dynamodb:${this.source.region}:${this.services.accountId}:table/${table}`;
    return index === undefined ? arn : `${arn}/index/${index}`;
  }
}

/** A DynamoDB error in the form that AppSync passes to resolvers. */
export function toResolverError({ code, message, status }: AwsError): {
  type: string;
  message: string;
} {
  const requestId = randomBytes(26).toString("hex").toUpperCase();
  return {
    type: `DynamoDB:${MODELLED.has(code) ? code : "DynamoDbException"}`,
    message: `${message} (Service: DynamoDb, Status Code: ${status}, Request ID: ${requestId})`,
  };
}

/**
 * Exceptions that have their own class in AppSync's DynamoDB client. Every other code, such as AccessDeniedException
 * and ValidationException, becomes a plain DynamoDbException.
 */
const MODELLED: ReadonlySet<string> = new Set([
  "ConditionalCheckFailedException",
  "IdempotentParameterMismatchException",
  "InternalServerErrorException",
  "ItemCollectionSizeLimitExceededException",
  "LimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceededException",
  "ResourceNotFoundException",
  "TransactionCanceledException",
  "TransactionConflictException",
  "TransactionInProgressException",
]);
