/** The operations of DynamoDB that other services use. Inputs have the wire shape; requests are not signed. */
export interface DynamoDbPort {
  /** Calls one operation. @throws AwsError with DynamoDB's code, message and details */
  call<T = any>(operation: string, input: object): Promise<T>;
  /** Calls one operation with an input that is already JSON. */
  callWith<T = any>(operation: string, input: string): Promise<T>;
}
