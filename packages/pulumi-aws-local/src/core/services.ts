import type { Clock } from "./clock";
import type { HttpHandler } from "./http";
import type { BucketsPort } from "./ports/buckets";
import type { DynamoDbPort } from "./ports/dynamoDb";
import type { EventsPort } from "./ports/events";
import type { IamPort } from "./ports/iam";
import type { InboxPort } from "./ports/inbox";
import type { UserPoolsPort } from "./ports/userPools";
import type { StateStore } from "./stateStore";

/**
 * The services available to a local service: its environment, and the ports of other services. Each service lists the
 * members that it needs.
 */
export interface Services {
  clock: Clock;
  region: string;
  accountId: string;
  state: StateStore;
  options: LocalOptions;
  dynamoDb: DynamoDbPort;
  iam: IamPort;
  userPools: UserPoolsPort;
  inbox: InboxPort;
  buckets: BucketsPort;
  /** Sends events to the open pages of this machine. */
  events: EventsPort;
  /**
   * The local service for an AWS host such as "email.eu-west-1.amazonaws.com". It handles requests that were sent to
   * that host. Undefined when this stack has no such service.
   */
  endpointFor(host: string): HttpHandler | undefined;
  /** The handler behind the domain name of a distribution's custom origin, and the host name of the requests to it. */
  originAt(domainName: string): { host: string; handle: HttpHandler } | undefined;
}

export interface LocalOptions {
  /** Origin of this stack once it listens, e.g. "http://localhost:4000". */
  origin: string;
  /** Shortens the lifetime of access and ID tokens for tests, in seconds. */
  accessTokenSeconds?: number;
  /** HTTP data sources may reach hosts that are not local services. */
  allowExternalHttp: boolean;
  /** Modifies the pages of the site before they are served, as a development server does. */
  decoratePage?(html: string): string;
}
