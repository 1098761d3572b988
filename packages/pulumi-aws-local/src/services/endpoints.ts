import type { HttpHandler } from "../core/http";

/** The handlers for requests to the services. */
export interface Endpoints {
  /** The AWS protocols that share `POST /`, by the service part of X-Amz-Target, e.g. "DynamoDB_20120810". */
  byTarget: Readonly<Record<string, HttpHandler>>;
  /** The services of the AWS query protocol, by the name that their requests are signed for, e.g. "sts". */
  byAction: Readonly<Record<string, HttpHandler | undefined>>;
  /** By the first labels of the AWS host name, e.g. "email" for email.eu-west-1.amazonaws.com. */
  byHost: Readonly<Record<string, HttpHandler | undefined>>;
  graphql: HttpHandler;
  evaluateCode: HttpHandler;
  ses: HttpHandler;
  site: HttpHandler;
}
