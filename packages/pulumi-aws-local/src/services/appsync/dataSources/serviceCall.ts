/** What a data source asked of a service on behalf of a resolver, for those who watch. It may hold tokens. */
export type ServiceCall = {
  /** performance.now() */
  startedAt: number;
  durationMs: number;
  /** Why there is no answer, or DynamoDB's refusal. */
  error?: { errorType: string; message: string };
} & (
  | {
      service: "DynamoDB";
      operation: string;
      /** As sent to the engine: JSON. */
      input: string;
      /** ConsumedCapacity as the engine answered. */
      capacity?: unknown;
    }
  | {
      service: "HTTP";
      method: string;
      host: string;
      path: string;
      /** X-Amz-Target */
      target?: string;
      /** 0 without an answer. */
      status: number;
    }
);
