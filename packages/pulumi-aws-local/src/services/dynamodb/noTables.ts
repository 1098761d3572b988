import { DynamoDb } from "./service";

/** DynamoDB where there is no table and none can be made. */
export class NoTables extends DynamoDb {
  constructor() {
    super("http://127.0.0.1:9"); // nothing is sent there
  }

  override async send(): Promise<{ status: number; body: string }> {
    const body = { __type: "ResourceNotFoundException", message: "Requested resource not found" };
    return { status: 400, body: JSON.stringify(body) };
  }
}
