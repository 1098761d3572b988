import type { Services } from "../../services";
import type { ResourceHandler, ResourceState } from "../../shared/resourceHandler";
import { readAttributes } from "../attributes";
import { nameAttribute } from "../operations/signUp";
import { checkPolicy, generatePassword, withPassword } from "../passwords";
import type { PoolRecord, UserRecord, Verifier } from "../records";
import { deleteUserWithTokens, signOutEverywhere } from "../signOut";
import { makeVerifier, matchesVerifier } from "../srp/verifier";

/** What the program last declared of a user, to tell its changes from the user's own. */
interface Declaration {
  poolId: string;
  username: string;
  sub: string;
  attributes: Record<string, string>;
  enabled: boolean;
  /** Stands for the declared password, which is not stored. */
  password?: Verifier;
}

const DAY = 24 * 60 * 60_000;

/**
 * aws.cognito.User. Like the provider it acts only when its inputs change: a password, address or
 * account that its owner changed or deleted since stays as the owner left it.
 */
export const userHandler: ResourceHandler = {
  real: [
    "userPoolId",
    "username",
    "password",
    "temporaryPassword",
    "attributes",
    "enabled",
    "messageAction",
    "desiredDeliveryMediums",
    "forceAliasCreation",
  ],
  accepted: ["clientMetadata", "validationData"],

  async apply({ urn, inputs }, services) {
    const { pools, users } = services.userPools.kit;
    const pool = pools.get(inputs.userPoolId);
    const declarations = services.state.collection<Declaration>("cognitoDeclaredUsers");
    const before = declarations.get(urn);
    return services.state.transaction(() => {
      const known = before?.poolId === pool.id && before.username === inputs.username;
      const sub = known ? before.sub : createUser(pool, inputs, services).sub;
      const after = declare(pool, sub, inputs, known ? before.password : undefined);
      const user = users.findBySub(pool, sub);
      if (known && user !== undefined) applyChanges(pool, user, before, after, inputs, services);
      if (JSON.stringify(before) !== JSON.stringify(after)) declarations.put(urn, after);
      return toState(pool, users.findBySub(pool, sub), sub, inputs);
    });
  },

  async remove(_id, outputs, services) {
    const { kit } = services.userPools;
    const pool = kit.pools.find(outputs.userPoolId);
    const user = pool && kit.users.findBySub(pool, outputs.sub);
    if (pool !== undefined && user !== undefined) deleteUserWithTokens(kit, pool, user);
  },
};

function declare(
  pool: PoolRecord,
  sub: string,
  inputs: Record<string, any>,
  known: Verifier | undefined,
): Declaration {
  const owner = { poolId: pool.id, username: sub };
  const password: string | undefined = inputs.password ?? inputs.temporaryPassword;
  const unchanged = password !== undefined && known && matchesVerifier(owner, known, password);
  return {
    poolId: pool.id,
    username: inputs.username,
    sub,
    attributes: inputs.attributes ?? {},
    enabled: inputs.enabled ?? true,
    ...(password === undefined
      ? {}
      : { password: unchanged ? known : makeVerifier(owner, password) }),
  };
}

/** Creates the account, or takes over the one that has this name already. */
function createUser(pool: PoolRecord, inputs: Record<string, any>, services: Services): UserRecord {
  const { users, mailer } = services.userPools.kit;
  const given = Object.entries<string>(inputs.attributes ?? {});
  const attributes = {
    ...readAttributes(
      pool,
      given.map(([Name, Value]) => ({ Name, Value })),
    ),
    ...nameAttribute(pool, inputs.username),
  };
  const created =
    users.find(pool, inputs.username) ??
    users.create(
      pool,
      inputs.username,
      { attributes, status: "FORCE_CHANGE_PASSWORD", enabled: inputs.enabled ?? true },
      inputs.forceAliasCreation,
    );
  const temporary = inputs.temporaryPassword ?? generatePassword(pool.settings.passwordPolicy);
  const user = setPassword(pool, created, inputs.password ?? temporary, inputs, services);
  const byMail = inputs.desiredDeliveryMediums?.includes("EMAIL");
  const { email } = user.attributes;
  if (byMail && email && inputs.password === undefined && inputs.messageAction !== "SUPPRESS") {
    mailer.sendInvitation(pool, email, temporary, inputs.username);
  }
  return user;
}

function applyChanges(
  pool: PoolRecord,
  user: UserRecord,
  before: Declaration,
  after: Declaration,
  inputs: Record<string, any>,
  services: Services,
): void {
  const { kit } = services.userPools;
  if (after.password && after.password.verifier !== before.password?.verifier) {
    setPassword(pool, user, inputs.password ?? inputs.temporaryPassword, inputs, services);
  }
  if (JSON.stringify(after.attributes) !== JSON.stringify(before.attributes)) {
    const given = Object.entries(after.attributes).map(([Name, Value]) => ({ Name, Value }));
    const changed = readAttributes(pool, given);
    kit.users.update(pool, user.sub, ({ attributes }) => ({
      attributes: { ...attributes, ...changed },
    }));
  }
  if (after.enabled === before.enabled) return;
  if (after.enabled) kit.users.update(pool, user.sub, () => ({ enabled: true }));
  else signOutEverywhere(kit, pool, user, { enabled: false });
}

function setPassword(
  pool: PoolRecord,
  user: UserRecord,
  password: string,
  inputs: Record<string, any>,
  services: Services,
): UserRecord {
  const { passwordPolicy } = pool.settings;
  checkPolicy(passwordPolicy, password);
  const permanent = inputs.password !== undefined;
  const validity = passwordPolicy.temporaryPasswordValidityDays * DAY;
  return services.userPools.kit.users.update(pool, user.sub, (current) => ({
    ...withPassword(pool, current, password),
    status: permanent ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD",
    ...(permanent ? {} : { temporaryPasswordExpiresAt: services.clock.now() + validity }),
  }));
}

/** The passwords stay out of the outputs, which are written to disk. */
function toState(
  pool: PoolRecord,
  user: UserRecord | undefined,
  sub: string,
  inputs: Record<string, any>,
): ResourceState {
  const { password, temporaryPassword, ...visible } = inputs;
  return {
    id: `${pool.id}/${inputs.username}`,
    outputs: {
      ...visible,
      sub,
      enabled: user?.enabled ?? false,
      status: user?.status ?? "",
      creationDate: user ? new Date(user.createdAt).toISOString() : "",
      lastModifiedDate: user ? new Date(user.modifiedAt).toISOString() : "",
      mfaSettingLists: [],
      preferredMfaSetting: "",
    },
  };
}
