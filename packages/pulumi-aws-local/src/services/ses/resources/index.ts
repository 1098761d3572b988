import { createHash } from "node:crypto";

import { physicalName } from "../../../core/physicalName";
import { written } from "../../../core/resourceHandler";
import type {
  ResourceHandler,
  ResourceHandlers,
  ResourceRequest,
} from "../../../core/resourceHandler";
import { withoutEffect } from "../../../core/withoutEffect";
import type { Shape } from "../../../core/rules";
import { eventDestination } from "./eventDestination";
import {
  configurationSetRules,
  domainRules,
  emailIdentityRules,
  eventDestinationRules,
  identityPolicyRules,
} from "./rules";
import {
  configurationSetV2Rules,
  emailIdentityPolicyV2Rules,
  emailIdentityV2Rules,
  eventDestinationV2Rules,
} from "./rulesV2";
import { identityArn, SenderIdentities } from "../senderIdentities";
import type { Services } from "../../../core/services";

type Needs = Pick<Services, "accountId" | "region" | "state">;

/** A handler for a sender address or domain; `member` is its input. */
function identityHandler(
  member: string,
  accepted: readonly string[],
  extraOutputs: (identity: string) => Record<string, unknown>,
  rules: Shape,
): ResourceHandler<Needs> {
  return {
    rules,
    real: [member],
    accepted,
    replaceOn: [member],
    importing: { form: `the value of ${member}` },
    ...written<Needs>(async ({ inputs }, services) => {
      const { identity } = new SenderIdentities(services).put(inputs[member]);
      const arn = identityArn(identity, services);
      return { id: identity, outputs: { ...inputs, arn, ...extraOutputs(identity) } };
    }),
    async read(id, services) {
      return new SenderIdentities(services).has(id) ? { inputs: { [member]: id } } : undefined;
    },
    async delete(id, _outputs, services) {
      new SenderIdentities(services).delete(id);
    },
  };
}

/** A handler for a configuration set: it must exist to be used, but has no effect here. */
function configurationSetHandler(
  nameOf: (request: ResourceRequest) => string,
  member: string,
  accepted: readonly string[],
  rules: Shape,
): ResourceHandler<Needs> {
  return {
    rules,
    real: [member],
    accepted,
    replaceOn: [member],
    importing: { form: "the name of the configuration set" },
    ...written<Needs>(async (request, services) => {
      const name = nameOf(request);
      new SenderIdentities(services).putConfigurationSet(name);
      return {
        id: name,
        outputs: { ...request.inputs, [member]: name, arn: setArn(name, services) },
      };
    }),
    async read(id, services) {
      const isThere = new SenderIdentities(services).hasConfigurationSet(id);
      return isThere ? { inputs: { [member]: id } } : undefined;
    },
    async delete(id, _outputs, services) {
      new SenderIdentities(services).deleteConfigurationSet(id);
    },
  };
}

function setArn(name: string, { region, accountId }: Needs): string {
  return `arn:aws:ses:${region}:${accountId}:configuration-set/${name}`;
}

function named(request: ResourceRequest) {
  return { outputs: { name: physicalName(request) } };
}

/** The DNS token that SES would require: stable, and in the right format. */
function token(...parts: string[]): string {
  return createHash("sha256").update(parts.join(" ")).digest("hex").slice(0, 32);
}

function dkimTokens(domain: string): string[] {
  return ["1", "2", "3"].map((number) => token("dkim", domain, number));
}

const dkimHandler = withoutEffect(
  ["domain"],
  ["domain"],
  ({ inputs }) => ({
    id: inputs.domain,
    outputs: { dkimTokens: dkimTokens(inputs.domain) },
  }),
  { rules: domainRules, importing: { form: "the domain" } },
);

/** The resource types of SES, for both versions of its API. */
export const sesHandlers: ResourceHandlers<Needs> = {
  "aws:ses/configurationSet:ConfigurationSet": configurationSetHandler(
    physicalName,
    "name",
    ["deliveryOptions", "reputationMetricsEnabled", "sendingEnabled", "trackingOptions"],
    configurationSetRules,
  ),
  "aws:ses/domainDkim:DomainDkim": dkimHandler,
  "aws:ses/domainIdentity:DomainIdentity": identityHandler(
    "domain",
    [],
    (domain) => ({
      verificationToken: token("domain", domain),
    }),
    domainRules,
  ),
  "aws:ses/domainIdentityVerification:DomainIdentityVerification": withoutEffect(
    ["domain"],
    ["domain"],
    undefined,
    { rules: domainRules },
  ),
  "aws:ses/emailIdentity:EmailIdentity": identityHandler(
    "email",
    [],
    () => ({}),
    emailIdentityRules,
  ),
  "aws:ses/eventDestination:EventDestination": withoutEffect(
    [
      "cloudwatchDestinations",
      "configurationSetName",
      "enabled",
      "kinesisDestination",
      "matchingTypes",
      "name",
      "snsDestination",
    ],
    ["configurationSetName", "enabled", "matchingTypes", "name"],
    named,
    {
      ...eventDestination,
      rules: eventDestinationRules,
      sets: ["matchingTypes"],
      importing: {
        form: "configurationSetName/name",
        idsOf: ({ outputs: { configurationSetName, name } }) => [`${configurationSetName}/${name}`],
      },
    },
  ),
  "aws:ses/identityPolicy:IdentityPolicy": withoutEffect(
    ["identity", "name", "policy"],
    ["identity", "name"],
    named,
    {
      rules: identityPolicyRules,
      importing: {
        form: "identity|name",
        idsOf: ({ outputs: { identity, name } }) => [`${identity}|${name}`],
      },
    },
  ),
  "aws:sesv2/configurationSet:ConfigurationSet": configurationSetHandler(
    ({ inputs }) => inputs.configurationSetName,
    "configurationSetName",
    [
      "deliveryOptions",
      "reputationOptions",
      "sendingOptions",
      "suppressionOptions",
      "trackingOptions",
      "vdmOptions",
    ],
    configurationSetV2Rules,
  ),
  "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination": withoutEffect(
    ["configurationSetName", "eventDestination", "eventDestinationName"],
    ["configurationSetName", "eventDestinationName"],
    undefined,
    {
      rules: eventDestinationV2Rules,
      importing: {
        form: "configurationSetName|eventDestinationName",
        idsOf: ({ outputs: { configurationSetName, eventDestinationName } }) => [
          `${configurationSetName}|${eventDestinationName}`,
        ],
      },
    },
  ),
  "aws:sesv2/emailIdentity:EmailIdentity": identityHandler(
    "emailIdentity",
    ["configurationSetName", "dkimSigningAttributes"],
    (identity) => ({
      identityType: identity.includes("@") ? "EMAIL_ADDRESS" : "DOMAIN",
      ...(!identity.includes("@") && { dkimSigningAttributes: { tokens: dkimTokens(identity) } }),
      verificationStatus: "SUCCESS",
      verifiedForSendingStatus: true,
    }),
    emailIdentityV2Rules,
  ),
  "aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy": withoutEffect(
    ["emailIdentity", "policy", "policyName"],
    ["emailIdentity", "policyName"],
    undefined,
    {
      rules: emailIdentityPolicyV2Rules,
      importing: {
        form: "emailIdentity|policyName",
        idsOf: ({ outputs: { emailIdentity, policyName } }) => [`${emailIdentity}|${policyName}`],
      },
    },
  ),
};
