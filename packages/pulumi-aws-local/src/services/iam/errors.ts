import { AwsError } from "../../core/awsError";

/*
 * What AWS answers to a request it cannot authenticate. Codes and texts as in
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html and
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html.
 * None repeats the Authorization header, as AWS does: it must not reach logs.
 */

/** No Authorization header, or one of another scheme. AWS accepts presigned URLs, which this stack names in its refusal. */
export class MissingAuthenticationTokenError extends AwsError {
  constructor(status: number, isPresigned = false) {
    const where = isPresigned ? ": the local stack does not accept presigned URLs" : "";
    const text = `Request is missing Authentication Token${where}`;
    super("MissingAuthenticationTokenException", text, status);
  }
}

/** An Authorization header that lacks a part or has a malformed one. */
export class IncompleteSignatureError extends AwsError {
  constructor(message: string, status: number) {
    super("IncompleteSignatureException", message, status);
  }
}

/** A signature that is wrong, too old, or made for something else. */
export class InvalidSignatureError extends AwsError {
  constructor(status: number, message: string = SIGNATURE_MISMATCH) {
    super("InvalidSignatureException", message, status);
  }
}

/** An access key or session token that this account did not issue. */
export class UnrecognizedClientError extends AwsError {
  constructor(status: number) {
    super(
      "UnrecognizedClientException",
      "The security token included in the request is invalid.",
      status,
    );
  }
}

/** The operator's key in a request of a page. It is not a secret on this machine, so this is not AWS's behaviour. */
export class OperatorInPageError extends AwsError {
  constructor(status: number) {
    super(
      "UnrecognizedClientException",
      "The operator's key is for programs of this machine, not for pages in a browser.",
      status,
    );
  }
}

/** Temporary credentials past their lifetime. */
export class ExpiredTokenError extends AwsError {
  constructor(status: number) {
    super("ExpiredTokenException", "The security token included in the request is expired", status);
  }
}

/** A caller without permission; the text is IAM's. */
export class AccessDeniedError extends AwsError {
  constructor(message: string, status = 403) {
    super("AccessDenied", message, status);
  }
}

/** A policy document that IAM does not store. */
export class MalformedPolicyDocumentError extends AwsError {
  constructor(message: string) {
    super("MalformedPolicyDocument", message, 400);
  }
}

/** A role, policy or attachment that is not there. */
export class NoSuchEntityError extends AwsError {
  constructor(message: string) {
    super("NoSuchEntity", message, 404);
  }
}

const SIGNATURE_MISMATCH =
  "The request signature we calculated does not match the signature you provided. " +
  "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
