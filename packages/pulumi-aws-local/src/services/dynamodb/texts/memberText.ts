import {
  brokenConstraint,
  memberPath,
  NOT_NULL,
  validationErrors,
} from "../../../core/constraintTexts";

const MISSING = /^missing field `(\w+)`/;

/** DynamoDB's message if the engine's JSON parser reports a missing member; undefined for any other message. */
export function memberText(message: string): string | undefined {
  const member = MISSING.exec(message)?.[1];
  return member && validationErrors([brokenConstraint(memberPath(member), undefined, NOT_NULL)]);
}
