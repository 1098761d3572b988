/** The public API of this service for the rest of the emulator. */
export { copyDatabase } from "./database/copyDatabase";
export { sizeOf } from "./database/databaseFiles";
export { DynamoDb } from "./service";
export { dynamoDbEndpoint } from "./endpoint";
export { dynamoDbStreamsEndpoint } from "./streams/endpoint";
export { startEngine, type Engine } from "./engine";
export { LiveEngine } from "./liveEngine";
export { NoTables } from "./noTables";
export { RemoteDynamoDb } from "./remoteDynamoDb";
export { dynamoDbHandlers } from "./resources";
