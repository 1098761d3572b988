import { isDeepStrictEqual } from "node:util";
import { charactersOf, physicalName } from "../../../core/physicalName";
import type {
  ResourceHandler,
  ResourceRequest,
  ResourceState,
} from "../../../core/resourceHandler";
import { VisibleError } from "../../../core/visibleError";
import { domainsOf } from "../domainsOf";
import type { Kit } from "../kit";
import { checkPoolSettings, type PoolSettings } from "../poolSettings";
import { POOL_ID_CHARACTERS } from "../poolStore";
import type { PoolRecord } from "../records";
import { toPoolInputs, toPoolSettings } from "./poolInputs";
import type { UserPools } from "../service";

type Needs = { userPools: UserPools };

/** aws.cognito.UserPool. Lambda triggers are not accepted: without them sign-in would differ. */
export const userPoolHandler: ResourceHandler<Needs> = {
  real: [
    "name",
    "usernameAttributes",
    "aliasAttributes",
    "usernameConfiguration",
    "autoVerifiedAttributes",
    "passwordPolicy",
    "adminCreateUserConfig.allowAdminCreateUserOnly",
    "adminCreateUserConfig.inviteMessageTemplate.emailMessage",
    "adminCreateUserConfig.inviteMessageTemplate.emailSubject",
    "accountRecoverySetting",
    "deletionProtection",
    "emailConfiguration.emailSendingAccount",
    "emailConfiguration.fromEmailAddress",
    "emailConfiguration.sourceArn",
    "emailVerificationMessage",
    "emailVerificationSubject",
    "verificationMessageTemplate.defaultEmailOption",
    "verificationMessageTemplate.emailMessage",
    "verificationMessageTemplate.emailSubject",
    "schemas",
    "userAttributeUpdateSettings",
    "mfaConfiguration",
    "tags",
  ],
  accepted: [
    "adminCreateUserConfig.inviteMessageTemplate.smsMessage",
    "deviceConfiguration",
    "emailConfiguration.configurationSet",
    "emailConfiguration.replyToEmailAddress",
    "emailMfaConfiguration",
    "signInPolicy",
    "smsAuthenticationMessage",
    "smsConfiguration",
    "smsVerificationMessage",
    "softwareTokenMfaConfiguration",
    "userPoolAddOns",
    "userPoolTier",
    "verificationMessageTemplate.emailMessageByLink",
    "verificationMessageTemplate.emailSubjectByLink",
    "verificationMessageTemplate.smsMessage",
    "webAuthnConfiguration",
  ],

  keeps: ["usernameConfiguration"],
  exclusive: [["usernameAttributes", "aliasAttributes"]],
  recordFirst: true,
  idFor: (request, { userPools }) => userPools.kit.pools.idWith(suffixOf(request)),

  check(request, { userPools }) {
    const { inputs, previous } = request;
    const settings = toPoolSettings(inputs, physicalName(request), request.name);
    checkPoolSettings(settings);
    const known = userPools.kit.pools.find(previous?.id ?? "");
    if (known !== undefined) refuseSchemaChange(request.name, known.settings, settings);
  },

  diff: ({ inputs, previous }) => fixedChanges(previous.inputs, inputs),

  async create(request, { userPools }) {
    const { pools } = userPools.kit;
    const settings = toPoolSettings(request.inputs, physicalName(request), request.name);
    const suffix = suffixOf(request);
    const pool = pools.find(pools.idWith(suffix)) ?? (await pools.create(settings, suffix));
    return toState(pool, userPools.kit, request.inputs);
  },

  async update(request, { userPools }) {
    const { pools } = userPools.kit;
    const known = pools.get(request.previous.id);
    const settings = {
      ...toPoolSettings(request.inputs, physicalName(request), request.name),
      caseSensitive: known.settings.caseSensitive,
    };
    refuseSchemaChange(request.name, known.settings, settings);
    const same = JSON.stringify(known.settings) === JSON.stringify(settings);
    const pool = same ? known : pools.update(known.id, settings);
    return toState(pool, userPools.kit, request.inputs);
  },

  async read(id, { userPools }) {
    const pool = userPools.kit.pools.find(id);
    return pool && { inputs: toPoolInputs(pool.settings) };
  },

  async holds(id, _outputs, { userPools }) {
    const pool = userPools.kit.pools.find(id);
    const count = pool === undefined ? 0 : userPools.kit.users.list(pool).length;
    return count === 0 ? undefined : `${count} ${count === 1 ? "account" : "accounts"}`;
  },

  async delete(id, _outputs, { userPools }) {
    const { pools, domains, verifier } = userPools.kit;
    if (pools.find(id) === undefined) return;
    pools.delete(id);
    for (const { domain } of domains.list(id)) domains.delete(domain);
    verifier.clear();
  },
};

function suffixOf(request: ResourceRequest): string {
  return charactersOf(request, POOL_ID_CHARACTERS, 9);
}

/**
 * Inputs that AWS cannot change in a pool, as the provider compares them: lists are sets, and how names are compared counts
 * where it is given.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-customize-attributes.html
 */
function fixedChanges(before: Record<string, any>, after: Record<string, any>): string[] {
  const lists = ["usernameAttributes", "aliasAttributes"].filter(
    (name) => !isDeepStrictEqual([...(before[name] ?? [])].sort(), [...(after[name] ?? [])].sort()),
  );
  const wanted = after["usernameConfiguration"]?.caseSensitive;
  const known = before["usernameConfiguration"];
  const isOther = wanted !== undefined && wanted !== (known && (known.caseSensitive ?? false));
  return [...lists, ...(isOther ? ["usernameConfiguration.caseSensitive"] : [])];
}

/**
 * AWS adds attributes to a pool, and neither removes nor alters one: the provider refuses a plan that would.
 * @throws VisibleError naming the attribute
 */
function refuseSchemaChange(name: string, before: PoolSettings, after: PoolSettings): void {
  for (const attribute of before.schema) {
    const wanted = after.schema.find((other) => other.name === attribute.name);
    if (isDeepStrictEqual(wanted, attribute)) continue;
    throw new VisibleError(
      `User pool "${name}": the attribute "${attribute.name}" cannot be ${wanted === undefined ? "removed" : "altered"}, ` +
        "because AWS only adds attributes to a user pool. Restore its declaration in schemas.",
    );
  }
}

function toState(
  pool: PoolRecord,
  { pools, domains }: Pick<Kit, "pools" | "domains">,
  inputs: Record<string, any>,
): ResourceState {
  const { settings } = pool;
  return {
    id: pool.id,
    outputs: {
      ...inputs,
      arn: pools.arn(pool.id),
      name: settings.name,
      endpoint: `cognito-idp.${pool.id.slice(0, pool.id.indexOf("_"))}.amazonaws.com/${pool.id}`,
      creationDate: new Date(pool.createdAt).toISOString(),
      lastModifiedDate: new Date(pool.modifiedAt).toISOString(),
      ...domainsOf(pool.id, domains),
      estimatedNumberOfUsers: 0,
      deletionProtection: settings.deletionProtection ? "ACTIVE" : "INACTIVE",
      mfaConfiguration: "OFF",
      usernameConfiguration: { caseSensitive: settings.caseSensitive },
      passwordPolicy: settings.passwordPolicy,
      emailVerificationMessage: settings.verification.message,
      emailVerificationSubject: settings.verification.subject,
      userPoolTier: inputs.userPoolTier ?? "ESSENTIALS",
      tagsAll: settings.tags,
    },
  };
}
