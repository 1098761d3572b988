import { AwsError } from "../../../core/awsError";
import { brokenConstraint, NOT_NULL, validationErrors } from "../../../core/constraintTexts";
import { listParameter, type QueryParameters } from "../../../core/protocols/queryParameters";

/** Input of SES v2's SendEmail, to which both operations of the first API are converted. */
type SendEmailInput = Record<string, unknown>;

const SEND_EMAIL =
  /^(Action|Version|Source|ReturnPath|ConfigurationSetName|Destination\.(To|Cc|Bcc)Addresses\.member\.\d+|ReplyToAddresses\.member\.\d+|Message\.(Subject|Body\.(Text|Html))\.(Data|Charset)|Tags\.member\.\d+\.(Name|Value))$/;

const SEND_RAW_EMAIL =
  /^(Action|Version|Source|ConfigurationSetName|Destinations\.member\.\d+|RawMessage\.Data|Tags\.member\.\d+\.(Name|Value))$/;

/**
 * Reads SendEmail. https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html
 * @throws AwsError ValidationError with AWS's message (https://github.com/aws-amplify/aws-sdk-ios/issues/27)
 */
export function readSendEmail(parameters: QueryParameters): SendEmailInput {
  refuseOthers(parameters, SEND_EMAIL);
  requireMembers(parameters, {
    source: "Source",
    destination: "Destination.",
    message: "Message.",
  });
  const part = (name: string): object | undefined => {
    const Data = parameters.get(`${name}.Data`);
    const Charset = parameters.get(`${name}.Charset`);
    return Data === undefined ? undefined : { Data, ...(Charset !== undefined && { Charset }) };
  };
  const addresses = (name: string): string[] | undefined => {
    const list = listParameter(parameters, name);
    return list.length === 0 ? undefined : list;
  };
  return {
    FromEmailAddress: parameters.get("Source"),
    Destination: {
      ToAddresses: addresses("Destination.ToAddresses"),
      CcAddresses: addresses("Destination.CcAddresses"),
      BccAddresses: addresses("Destination.BccAddresses"),
    },
    ReplyToAddresses: addresses("ReplyToAddresses"),
    FeedbackForwardingEmailAddress: parameters.get("ReturnPath"),
    ...common(parameters),
    Content: {
      Simple: {
        Subject: part("Message.Subject"),
        Body: { Text: part("Message.Body.Text"), Html: part("Message.Body.Html") },
      },
    },
  };
}

/**
 * Reads SendRawEmail; without `Source` and `Destinations` the message's own headers are used.
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html
 * @throws AwsError
 */
export function readSendRawEmail(parameters: QueryParameters): SendEmailInput {
  refuseOthers(parameters, SEND_RAW_EMAIL);
  requireMembers(parameters, { rawMessage: "RawMessage." });
  const destinations = listParameter(parameters, "Destinations");
  return {
    FromEmailAddress: parameters.get("Source"),
    ...(destinations.length > 0 && { Destination: { ToAddresses: destinations } }),
    ...common(parameters),
    Content: { Raw: { Data: parameters.get("RawMessage.Data") } },
  };
}

function common(parameters: QueryParameters): SendEmailInput {
  const tags: object[] = [];
  for (let at = 1; parameters.has(`Tags.member.${at}.Name`); at += 1) {
    const [Name, Value] = ["Name", "Value"].map((part) =>
      parameters.get(`Tags.member.${at}.${part}`),
    );
    tags.push({ Name, Value });
  }
  return {
    ConfigurationSetName: parameters.get("ConfigurationSetName"),
    ...(tags.length > 0 && { EmailTags: tags }),
  };
}

/** UNVERIFIED: that AWS ignores unknown parameters; here unsupported ones are rejected by name. */
function refuseOthers(parameters: QueryParameters, known: RegExp): void {
  const other = [...parameters.keys()].find((name) => !known.test(name));
  if (other === undefined) return;
  throw new AwsError(
    "InvalidParameterValue",
    `"${other}" is not a parameter of ${parameters.get("Action")} that the local stack supports.`,
  );
}

/** @param members by their name in AWS's message, the parameter or the prefix of its parameters */
function requireMembers(parameters: QueryParameters, members: Record<string, string>): void {
  const names = [...parameters.keys()];
  const missing = Object.entries(members)
    .filter(
      ([, start]) =>
        !names.some((name) => (start.endsWith(".") ? name.startsWith(start) : name === start)),
    )
    .map(([member]) => brokenConstraint(member, undefined, NOT_NULL));
  if (missing.length > 0) throw new AwsError("ValidationError", validationErrors(missing));
}
