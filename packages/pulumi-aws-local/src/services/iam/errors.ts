import { AwsError } from "../../core/awsError";

/*
 * AWS's errors for requests that it cannot authenticate. Codes and messages as in
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html and
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html. None repeats the
 * Authorization header, as AWS does: it must not reach logs.
 */

/**
 * The request has no Authorization header, or one of another scheme. AWS accepts presigned URLs, which the message of
 * this stack mentions.
 */
export class MissingAuthenticationTokenError extends AwsError {
  constructor(status: number, isPresigned = false) {
    const where = isPresigned ? ": the local stack does not accept presigned URLs" : "";
    const text = `Request is missing Authentication Token${where}`;
    super("MissingAuthenticationTokenException", text, status);
  }
}

/** The Authorization header has a missing or malformed part. */
export class IncompleteSignatureError extends AwsError {
  constructor(message: string, status: number) {
    super("IncompleteSignatureException", message, status);
  }
}

/** The signature is wrong, expired, or for another scope. */
export class InvalidSignatureError extends AwsError {
  constructor(status: number, message: string = SIGNATURE_MISMATCH) {
    super("InvalidSignatureException", message, status);
  }
}

/** This account did not issue the access key or session token. */
export class UnrecognizedClientError extends AwsError {
  constructor(status: number) {
    super(
      "UnrecognizedClientException",
      "The security token included in the request is invalid.",
      status,
    );
  }
}

/** A page used the operator's key. AWS has no such error: only on this machine, the key is not a secret. */
export class OperatorInPageError extends AwsError {
  constructor(status: number) {
    super(
      "UnrecognizedClientException",
      "The operator's key is for programs of this machine, not for pages in a browser.",
      status,
    );
  }
}

/** Temporary credentials have expired. */
export class ExpiredTokenError extends AwsError {
  constructor(status: number) {
    super("ExpiredTokenException", "The security token included in the request is expired", status);
  }
}

/** A caller without permission; the message is IAM's. */
export class AccessDeniedError extends AwsError {
  constructor(message: string, status = 403) {
    super("AccessDenied", message, status);
  }
}

/** A policy document that IAM rejects. */
export class MalformedPolicyDocumentError extends AwsError {
  constructor(message: string) {
    super("MalformedPolicyDocument", message, 400);
  }
}

/** A role, policy or attachment that does not exist. */
export class NoSuchEntityError extends AwsError {
  constructor(message: string) {
    super("NoSuchEntity", message, 404);
  }
}

const SIGNATURE_MISMATCH =
  "The request signature we calculated does not match the signature you provided. " +
  "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
