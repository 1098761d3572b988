import {
  flag,
  namesOneOf,
  needs,
  oneOf,
  required,
  resourcePolicy,
  shape,
  text,
  whole,
  type Statement,
} from "../../../core/rules";

const keyPolicy = resourcePolicy({ problemOfStatements });

/** A policy that lets no principal change it is rejected, as by AWS's lockout check. */
function problemOfStatements(statements: readonly Statement[]): string | undefined {
  const allows = statements.some(
    ({ Effect, Action }) =>
      Effect === "Allow" &&
      [Action ?? "*"].flat().some((action) => namesOneOf(["kms:PutKeyPolicy"], action)),
  );
  return allows
    ? undefined
    : "no statement allows kms:PutKeyPolicy, so that the policy could not be changed";
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html */
export const keyRules = shape(
  {
    deletionWindowInDays: whole(7, 30),
    description: text({ max: 8192 }),
    enableKeyRotation: flag(),
    isEnabled: flag(),
    keyUsage: oneOf("ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"),
    policy: keyPolicy,
    rotationPeriodInDays: whole(90, 2560),
  },
  needs("rotationPeriodInDays", "enableKeyRotation"),
);

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html */
export const keyPolicyRules = shape({
  keyId: required(text({ min: 1, max: 2048 })),
  policy: required(keyPolicy),
});
