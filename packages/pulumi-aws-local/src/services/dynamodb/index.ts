/** What the rest of the emulator uses of this service. */
export { DynamoDb } from "./dynamoDb";
export { dynamoDbEndpoint } from "./endpoint";
export { startEngine } from "./engine";
export { NoTables } from "./noTables";
export { RemoteDynamoDb } from "./remoteDynamoDb";
export { dynamoDbHandlers } from "./resources";
