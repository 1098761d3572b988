import { randomUUID } from "node:crypto";

import type { Services } from "../../core/services";
import { deniedByIdentity } from "../../core/accessDenied";
import { AwsError } from "../../core/awsError";
import type { HttpHandler, HttpRequest, HttpResponse } from "../../core/http";
import { IdentityStore } from "./identityStore";
import { parseBody } from "./input";
import type { Kit } from "./operation";
import { operations } from "./operations";
import { PoolStore } from "./poolStore";

const TARGET_PREFIX = "AWSCognitoIdentityService.";

/** The services that identity pools use. */
type IdentityPoolsServices = Pick<
  Services,
  "accountId" | "clock" | "iam" | "region" | "state" | "userPools"
>;

/** The local Cognito identity pools: AWS JSON 1.1 over POST. */
export class IdentityPools {
  readonly pools: PoolStore;
  readonly identities: IdentityStore;
  readonly #services: IdentityPoolsServices;

  constructor(services: IdentityPoolsServices) {
    this.#services = services;
    this.pools = new PoolStore(services);
    this.identities = new IdentityStore(services);
  }

  /** Responds to a request of the protocol, errors included. */
  readonly handle: HttpHandler = async (request) => {
    try {
      return respond(200, await this.#run(request));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { code, message, status } = error;
      const response = respond(status, { __type: code, message });
      response.headers["x-amzn-errortype"] = `${code}:`;
      return response;
    }
  };

  async #run(request: HttpRequest): Promise<unknown> {
    const target = request.headers["x-amz-target"] ?? "";
    const name = target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : "";
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (operation === undefined) {
      throw new AwsError(
        "UnknownOperationException",
        `"${name}" is not an operation of the local identity pools.`,
      );
    }
    const input = operation.signed ? await this.#signedInput(request, name) : parseBody(request);
    const { iam, userPools, clock } = this.#services;
    const kit: Kit = { iam, userPools, clock, pools: this.pools, identities: this.identities };
    return operation.run(kit, input);
  }

  async #signedInput(request: HttpRequest, name: string): Promise<Record<string, unknown>> {
    const { iam, region, accountId } = this.#services;
    const principal = iam.verify(request, "cognito-identity");
    const input = parseBody(request);
    const poolId = input["IdentityPoolId"];
    const resource =
      typeof poolId === "string"
        ? `arn:aws:cognito-identity:${region}:${accountId}:identitypool/${poolId}`
        : "*";
    const action = `cognito-identity:${name}`;
    if (!(await iam.authorize(principal, action, resource))) {
      throw deniedByIdentity({ principal: principal.arn, action, resource });
    }
    return input;
  }
}

function respond(status: number, body: unknown): HttpResponse {
  return {
    status,
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "cache-control": "no-store",
      "x-amzn-requestid": randomUUID(),
    },
    body: JSON.stringify(body),
  };
}
