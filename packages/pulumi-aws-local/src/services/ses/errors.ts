import { AwsError } from "../../core/awsError";

/** A request that SES cannot read. */
export class BadRequestError extends AwsError {
  constructor(message: string) {
    super("BadRequestException", message);
  }
}

/** A path, configuration set or other resource that does not exist. */
export class NotFoundError extends AwsError {
  constructor(message: string) {
    super("NotFoundException", message, 404);
  }
}

/** The path is known, but not with this method. */
export class MethodNotAllowedError extends AwsError {
  constructor(method: string) {
    super("MethodNotAllowedException", `${method} is not allowed.`, 405);
  }
}

/** A caller without the permission; SES has its own message. */
export class AccessDeniedError extends AwsError {
  constructor(principal: string, action: string, resource: string) {
    super(
      "AccessDeniedException",
      `User \`${principal}' is not authorized to perform \`${action}' on resource \`${resource}'`,
      403,
    );
  }
}

/** A sender that is not a verified identity. */
export class MessageRejectedError extends AwsError {
  constructor(sender: string, region: string) {
    super(
      "MessageRejected",
      "Email address is not verified. The following identities failed the check in region " +
        `${region.toUpperCase()}: ${sender}`,
    );
  }
}
