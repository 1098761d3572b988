import { signRequest } from "../../core/signRequest";
import { DynamoDb, type TargetService } from "./service";

/** The tables of a stack in another process, accessed through its port with the operator's keys. */
export class RemoteDynamoDb extends DynamoDb {
  constructor(
    private readonly origin: string,
    private readonly signingRegion: string,
  ) {
    super(origin, signingRegion);
  }

  override async send(
    operation: string,
    body: string,
    service: TargetService = "DynamoDB_20120810",
  ): Promise<{ status: number; body: string }> {
    const { host } = new URL(this.origin);
    const headers: Record<string, string> = {
      host,
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `${service}.${operation}`,
    };
    const request = {
      method: "POST",
      path: "/",
      query: "",
      headers,
      body: Buffer.from(body),
      sourceIp: "127.0.0.1",
    };
    signRequest(
      request,
      { accessKeyId: "local", secretAccessKey: "local" },
      { region: this.signingRegion, service: "dynamodb" },
      Date.now(),
    );
    const response = await fetch(this.origin, { method: "POST", headers, body });
    return { status: response.status, body: await response.text() };
  }
}
