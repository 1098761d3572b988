/** A request of a data source to a service on behalf of a resolver, for observers. It may contain tokens. */
export type ServiceCall = {
  /** performance.now() */
  startedAt: number;
  durationMs: number;
  /** Why there is no response, or DynamoDB's error. */
  error?: { errorType: string; message: string };
} & (
  | {
      service: "DynamoDB";
      operation: string;
      /** JSON as sent to the engine. */
      input: string;
      /** ConsumedCapacity as the engine returned it. */
      capacity?: unknown;
    }
  | {
      service: "HTTP";
      method: string;
      host: string;
      path: string;
      /** X-Amz-Target */
      target?: string;
      /** 0 without a response. */
      status: number;
    }
);
