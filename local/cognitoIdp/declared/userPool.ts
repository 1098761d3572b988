import { physicalName } from "../../shared/physicalName";
import type { ResourceHandler, ResourceState } from "../../shared/resourceHandler";
import { VisibleError } from "../../shared/visibleError";
import type { PoolSettings } from "../poolSettings";
import type { PoolRecord } from "../records";
import { toPoolSettings } from "./poolInputs";
import { rememberId, rememberedId } from "./remembered";

/** aws.cognito.UserPool. Lambda triggers are left out on purpose: without them sign-in would differ. */
export const userPoolHandler: ResourceHandler = {
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

  check(request, services) {
    const { pools } = services.userPools.kit;
    const known = pools.find(request.previous?.id ?? "");
    if (known === undefined) return;
    const settings = toPoolSettings(request.inputs, physicalName(request), request.name);
    checkReplacement(request.name, known.settings, settings);
  },

  async apply(request, services) {
    const { pools } = services.userPools.kit;
    const settings = toPoolSettings(request.inputs, physicalName(request), request.name);
    const known = pools.find(request.previous?.id ?? rememberedId(services, request.urn) ?? "");
    let pool: PoolRecord;
    if (known === undefined) pool = await pools.create(settings);
    else {
      checkReplacement(request.name, known.settings, settings);
      const same = JSON.stringify(known.settings) === JSON.stringify(settings);
      pool = same ? known : pools.update(known.id, settings);
    }
    rememberId(services, request.urn, pool.id);
    return toState(pool, pools.arn(pool.id), request.inputs);
  },

  async holds(id, { userPools }) {
    const pool = userPools.kit.pools.find(id);
    return pool !== undefined && userPools.kit.users.list(pool).length > 0 ? "accounts" : undefined;
  },

  async remove(id, _outputs, services) {
    const { pools, verifier } = services.userPools.kit;
    if (pools.find(id) === undefined) return;
    pools.delete(id);
    verifier.clear();
  },
};

/** What AWS cannot change in a pool: Pulumi would replace it, and all accounts would be gone. */
function checkReplacement(name: string, before: PoolSettings, after: PoolSettings): void {
  const fixed = ["usernameAttributes", "aliasAttributes", "caseSensitive"] as const;
  for (const key of fixed) {
    const [old, wanted] = [JSON.stringify(before[key]), JSON.stringify(after[key])];
    if (old !== wanted) {
      throw new VisibleError(
        `User pool "${name}": ${key} was ${old} and cannot become ${wanted}; AWS would replace the ` +
          "pool and lose its accounts. Start with --reset if that is what you want.",
      );
    }
  }
}

function toState(pool: PoolRecord, arn: string, inputs: Record<string, any>): ResourceState {
  const { settings } = pool;
  return {
    id: pool.id,
    outputs: {
      ...inputs,
      arn,
      name: settings.name,
      endpoint: `cognito-idp.${pool.id.slice(0, pool.id.indexOf("_"))}.amazonaws.com/${pool.id}`,
      creationDate: new Date(pool.createdAt).toISOString(),
      lastModifiedDate: new Date(pool.modifiedAt).toISOString(),
      customDomain: "",
      domain: "",
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
