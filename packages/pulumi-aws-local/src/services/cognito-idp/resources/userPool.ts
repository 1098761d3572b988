import { isDeepStrictEqual } from "node:util";
import { charactersOf, physicalName } from "../../../core/physicalName";
import type {
  ResourceHandler,
  ResourceRequest,
  ResourceState,
} from "../../../core/resourceHandler";
import { VisibleError } from "../../../core/visibleError";
import { domainsOf } from "../domainsOf";
import { mfaOf } from "../factorSettings";
import type { Kit } from "../kit";
import { checkPoolSettings, type PoolSettings } from "../poolSettings";
import { POOL_ID_CHARACTERS } from "../poolStore";
import type { PoolRecord } from "../records";
import { inspectPool, poolDefaults } from "./inspectPool";
import { toPoolInputs, toPoolSettings } from "./poolInputs";
import { userPoolRules } from "./poolRules";
import type { UserPools } from "../service";

type Needs = { userPools: UserPools };

/** aws.cognito.UserPool. Lambda triggers are rejected: without them sign-in would differ. */
export const userPoolHandler: ResourceHandler<Needs> = {
  rules: userPoolRules,
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
    "softwareTokenMfaConfiguration",
    "emailMfaConfiguration",
    "signInPolicy",
    "webAuthnConfiguration",
    "deviceConfiguration",
    "tags",
  ],
  accepted: [
    "adminCreateUserConfig.inviteMessageTemplate.smsMessage",
    "emailConfiguration.configurationSet",
    "emailConfiguration.replyToEmailAddress",
    "smsAuthenticationMessage",
    "smsConfiguration",
    "smsVerificationMessage",
    "userPoolAddOns",
    "userPoolTier",
    "verificationMessageTemplate.emailMessageByLink",
    "verificationMessageTemplate.emailSubjectByLink",
    "verificationMessageTemplate.smsMessage",
  ],

  keeps: ["signInPolicy", "usernameConfiguration", "userPoolTier"],
  sets: ["aliasAttributes", "autoVerifiedAttributes", "schemas", "usernameAttributes"],
  grows: ["schemas"],
  defaults: poolDefaults(),
  importing: { form: "the id of the user pool" },
  recordFirst: true,
  idFor: (request, { userPools }) => userPools.kit.pools.idWith(suffixOf(request)),

  check(request, { userPools }) {
    const { inputs, previous } = request;
    const settings = toPoolSettings(inputs, physicalName(request), request.name);
    checkPoolSettings(settings);
    const known = userPools.kit.pools.find(previous?.id ?? "");
    if (known !== undefined) withKnownSchema(request, known.settings, settings);
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
    const settings = withKnownSchema(request, known.settings, {
      ...toPoolSettings(request.inputs, physicalName(request), request.name),
      caseSensitive: known.settings.caseSensitive,
    });
    const same = JSON.stringify(known.settings) === JSON.stringify(settings);
    const pool = same ? known : pools.update(known.id, settings);
    return toState(pool, userPools.kit, request.inputs);
  },

  async read(id, { userPools }) {
    const pool = userPools.kit.pools.find(id);
    return pool && { inputs: toPoolInputs(pool.settings) };
  },

  async inspect(id, { userPools }) {
    const pool = userPools.kit.pools.get(id);
    return inspectPool(pool, toState(pool, userPools.kit, {}).outputs);
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
 * Inputs that AWS cannot change in a pool, compared as the provider does: lists are sets, and case sensitivity of names
 * is only compared if it is set.
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
 * The settings with the attributes that AddCustomAttributes has added, which no program declares. AWS can add
 * attributes to a pool, but neither remove nor change one: the provider rejects a plan that would.
 * @throws VisibleError naming the attribute
 */
function withKnownSchema(
  request: ResourceRequest,
  before: PoolSettings,
  after: PoolSettings,
): PoolSettings {
  const { name, previous } = request;
  const declared = toPoolSettings(previous?.inputs ?? {}, before.name, name).schema;
  const added = before.schema.filter(
    (attribute) =>
      !declared.some((other) => other.name === attribute.name) &&
      !after.schema.some((other) => other.name === attribute.name),
  );
  for (const attribute of before.schema) {
    const wanted = [...after.schema, ...added].find((other) => other.name === attribute.name);
    if (isDeepStrictEqual(wanted, attribute)) continue;
    throw new VisibleError(
      `User pool "${name}": the attribute "${attribute.name}" cannot be ${wanted === undefined ? "removed" : "altered"}, ` +
        "because AWS only adds attributes to a user pool. Restore its declaration in schemas.",
    );
  }
  return { ...after, schema: [...after.schema, ...added] };
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
      mfaConfiguration: mfaOf(settings).mode,
      usernameConfiguration: { caseSensitive: settings.caseSensitive },
      passwordPolicy: settings.passwordPolicy,
      emailVerificationMessage: settings.verification.message,
      emailVerificationSubject: settings.verification.subject,
      userPoolTier: inputs.userPoolTier ?? "ESSENTIALS",
      tagsAll: settings.tags,
    },
  };
}
