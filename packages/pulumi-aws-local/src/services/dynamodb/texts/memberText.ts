import {
  brokenConstraint,
  memberPath,
  NOT_NULL,
  validationErrors,
} from "../../../core/constraintTexts";

const MISSING = /^missing field `(\w+)`/;

/** DynamoDB's words where the engine's parser of JSON misses a member; undefined for any other message. */
export function memberText(message: string): string | undefined {
  const member = MISSING.exec(message)?.[1];
  return member && validationErrors([brokenConstraint(memberPath(member), undefined, NOT_NULL)]);
}
