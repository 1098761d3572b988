import type {
  FoundState,
  ResourceHandler,
  ResourceRequest,
  ResourceState,
  UpdateRequest,
} from "../../../core/resourceHandler";
import { readAttributes } from "../attributes";
import { uuidOf } from "../../../core/physicalName";
import { UsernameExistsError } from "../errors";
import { nameAttribute } from "../operations/signUp";
import { checkPolicy, generatePassword, withPassword } from "../passwords";
import type { PoolRecord, UserRecord } from "../records";
import { deleteUserWithTokens, signOutEverywhere } from "../signOut";
import { findUser } from "./findUser";
import { userRules } from "./partRules";
import { USER_POOL } from "./poolParts";
import type { Services } from "../../../core/services";
import type { UserPools } from "../service";

type Needs = Pick<Services, "clock" | "state"> & { userPools: UserPools };

const DAY = 24 * 60 * 60_000;

/**
 * aws.cognito.User. Like the provider, it only acts when its inputs change: a password, address or account that its
 * owner has changed or deleted stays as the owner left it.
 */
export const userHandler: ResourceHandler<Needs> = {
  rules: userRules,
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

  replaceOn: ["userPoolId", "username"],
  defaults: { enabled: true },
  secretOutputs: ["password", "temporaryPassword"],
  importing: { form: "userPoolId/username", find: findAccount },
  recordFirst: true,
  idFor: ({ inputs }) => `${inputs.userPoolId}/${inputs.username}`,

  check({ inputs, previous, interrupted }, { userPools }) {
    if (previous !== undefined || interrupted) return;
    const { pools, users } = userPools.kit;
    const pool = pools.find(inputs.userPoolId);
    const isTaken = pool !== undefined && users.find(pool, inputs.username) !== undefined;
    if (isTaken) throw new UsernameExistsError();
  },

  async create(request, services) {
    const { pools, users } = services.userPools.kit;
    const { inputs } = request;
    const pool = pools.get(inputs.userPoolId);
    return services.state.transaction(() => {
      // The same sub for each attempt: it identifies what an interrupted creation left behind, even if another user has
      // the name.
      const sub = uuidOf(request);
      if (users.findBySub(pool, sub) === undefined) createUser(pool, sub, request, services);
      return toState(pool, users.findBySub(pool, sub), sub, inputs);
    });
  },

  async update({ inputs, previous, changes }, services) {
    const { pools, users } = services.userPools.kit;
    const pool = pools.get(inputs.userPoolId);
    const { sub } = previous.outputs;
    return services.state.transaction(() => {
      const user = users.findBySub(pool, sub);
      if (user !== undefined) applyChanges(pool, user, { inputs, changes }, services);
      return toState(pool, users.findBySub(pool, sub), sub, inputs);
    });
  },

  within: ({ userPoolId }) => [{ type: USER_POOL, id: userPoolId }],

  async holds(_id, { userPoolId, sub }, { userPools }) {
    const pool = userPools.kit.pools.find(userPoolId);
    return pool && userPools.kit.users.findBySub(pool, sub) && "1 account";
  },

  async delete(_id, outputs, services) {
    const { kit } = services.userPools;
    const pool = kit.pools.find(outputs.userPoolId);
    const user = pool && kit.users.findBySub(pool, outputs.sub);
    if (pool !== undefined && user !== undefined) deleteUserWithTokens(kit, pool, user);
  },
};

async function findAccount(given: string, services: Needs): Promise<FoundState | undefined> {
  const found = await findUser(given, services);
  if (found === undefined) return undefined;
  const { pools, users } = services.userPools.kit;
  const pool = pools.get(found.inputs.userPoolId);
  const { sub } = found.outputs;
  const user = users.findBySub(pool, sub)!;
  const { outputs } = toState(pool, user, sub, found.inputs);
  return {
    ...found,
    inputs: { ...found.inputs, enabled: user.enabled },
    outputs: { ...outputs, ...found.outputs },
  };
}

/**
 * Creates the account.
 * @throws UsernameExistsException if the name is taken, as on AWS
 */
function createUser(
  pool: PoolRecord,
  sub: string,
  request: ResourceRequest,
  services: Needs,
): void {
  const { users, mailer } = services.userPools.kit;
  const { inputs } = request;
  const given = Object.entries<string>(inputs.attributes ?? {});
  const attributes = {
    ...readAttributes(
      pool,
      given.map(([Name, Value]) => ({ Name, Value })),
    ),
    ...nameAttribute(pool, inputs.username),
  };
  const created = users.create(
    pool,
    inputs.username,
    { sub, attributes, status: "FORCE_CHANGE_PASSWORD", enabled: inputs.enabled ?? true },
    inputs.forceAliasCreation,
  );
  const temporary = inputs.temporaryPassword ?? generatePassword(pool.settings.passwordPolicy);
  const user = setPassword(pool, created, inputs.password ?? temporary, inputs, services);
  const byMail = inputs.desiredDeliveryMediums?.includes("EMAIL");
  const { email } = user.attributes;
  if (byMail && email && inputs.password === undefined && inputs.messageAction !== "SUPPRESS") {
    mailer.sendInvitation(pool, email, temporary, inputs.username);
  }
}

function applyChanges(
  pool: PoolRecord,
  user: UserRecord,
  { inputs, changes }: Pick<UpdateRequest, "inputs" | "changes">,
  services: Needs,
): void {
  const { kit } = services.userPools;
  const password = inputs.password ?? inputs.temporaryPassword;
  const isNewPassword = changes.includes("password") || changes.includes("temporaryPassword");
  // If the program ignores changes of a password, only its hash is known.
  if (isNewPassword && typeof password === "string") {
    setPassword(pool, user, password, inputs, services);
  }
  if (changes.includes("attributes")) {
    const given = Object.entries<string>(inputs.attributes ?? {});
    const changed = readAttributes(
      pool,
      given.map(([Name, Value]) => ({ Name, Value })),
    );
    kit.users.update(pool, user.sub, ({ attributes }) => ({
      attributes: { ...attributes, ...changed },
    }));
  }
  if (!changes.includes("enabled")) return;
  if (inputs.enabled ?? true) kit.users.update(pool, user.sub, () => ({ enabled: true }));
  else signOutEverywhere(kit, pool, user, { enabled: false });
}

function setPassword(
  pool: PoolRecord,
  user: UserRecord,
  password: string,
  inputs: Record<string, any>,
  services: Needs,
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

/** The outputs are written to disk, so they omit the passwords. */
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
      mfaSettingLists: user?.mfa?.enabled ?? [],
      preferredMfaSetting: user?.mfa?.preferred ?? "",
    },
  };
}
