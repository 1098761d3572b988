/** What other services use of DynamoDB: operations with wire-shaped input, unsigned. */
export interface DynamoDbPort {
  /** Calls one operation. @throws AwsError with DynamoDB's code, message and details */
  call<T = any>(operation: string, input: object): Promise<T>;
  /** The same for input that is JSON already. */
  callWith<T = any>(operation: string, input: string): Promise<T>;
}
