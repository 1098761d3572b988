import { DynamoDb } from "./service";

/** A DynamoDB without tables, which cannot create any. */
export class NoTables extends DynamoDb {
  constructor() {
    super("http://127.0.0.1:9"); // no request is sent to it
  }

  override async send(): Promise<{ status: number; body: string }> {
    const body = { __type: "ResourceNotFoundException", message: "Requested resource not found" };
    return { status: 400, body: JSON.stringify(body) };
  }
}
