import { randomBytes, randomInt } from "node:crypto";
import type { Services } from "../../core/services";
import type { Collection, StateStore } from "../../core/stateStore";
import { InvalidParameterError, ResourceNotFoundError } from "./errors";
import { checkPoolSettings, type PoolSettings } from "./poolSettings";
import type { ClientRecord, PoolRecord } from "./records";
import { type SigningKeys } from "./signingKeys";
import { generateSigningKeys } from "./signingKeys";

/** Alphabet of the last 9 characters of a pool's id. */
export const POOL_ID_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function newSuffix(): string {
  const { length } = POOL_ID_CHARACTERS;
  return Array.from({ length: 9 }, () => POOL_ID_CHARACTERS[randomInt(length)]).join("");
}

/** The user pools of this stack. */
export class PoolStore {
  private readonly pools: Collection<PoolRecord>;
  private readonly keys: Collection<SigningKeys>;

  constructor(
    private readonly services: Pick<Services, "state" | "clock" | "region" | "accountId">,
  ) {
    this.pools = services.state.collection("cognitoPools");
    this.keys = services.state.collection("cognitoPoolKeys");
  }

  /** Creates a pool. Its keys are generated first, so that a pool always has keys. */
  async create(settings: PoolSettings, suffix = newSuffix()): Promise<PoolRecord> {
    checkPoolSettings(settings);
    const keys = await generateSigningKeys();
    const now = this.services.clock.now();
    const pool: PoolRecord = {
      id: this.idWith(suffix),
      createdAt: now,
      modifiedAt: now,
      settings,
      secret: randomBytes(32).toString("hex"),
    };
    this.services.state.transaction(() => {
      this.keys.put(pool.id, keys);
      this.pools.put(pool.id, pool);
    });
    return pool;
  }

  idWith(suffix: string): string {
    return `${this.services.region}_${suffix}`;
  }

  update(id: string, settings: PoolSettings): PoolRecord {
    checkPoolSettings(settings);
    const pool = { ...this.get(id), settings, modifiedAt: this.services.clock.now() };
    this.pools.put(id, pool);
    return pool;
  }

  find(id: string): PoolRecord | undefined {
    return this.pools.get(id);
  }

  /** @throws ResourceNotFoundException */
  get(id: string): PoolRecord {
    const pool = this.pools.get(id);
    if (pool === undefined) throw ResourceNotFoundError.pool(id);
    return pool;
  }

  signingKeys(id: string): SigningKeys | undefined {
    return this.keys.get(id);
  }

  list(): PoolRecord[] {
    return this.pools.entries().map(({ value }) => value);
  }

  arn(id: string): string {
    return `arn:aws:cognito-idp:${this.services.region}:${this.services.accountId}:userpool/${id}`;
  }

  /** @throws ResourceNotFoundException if no pool of this stack has the ARN. UNVERIFIED: the message. */
  byArn(arn: string): PoolRecord {
    const pool = this.find(arn.slice(arn.lastIndexOf("/") + 1));
    if (pool === undefined || this.arn(pool.id) !== arn) {
      throw new ResourceNotFoundError(`Resource ${arn} does not exist.`);
    }
    return pool;
  }

  /** Deletes a pool with everything that belongs to it. */
  delete(id: string): void {
    const { settings } = this.get(id);
    if (settings.deletionProtection) {
      throw new InvalidParameterError(
        "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.",
      );
    }
    this.services.state.transaction(() => {
      for (const { key } of this.services.state
        .collection<ClientRecord>("cognitoClients")
        .entries()
        .filter(({ value }) => value.poolId === id)) {
        this.services.state.collection("cognitoClients").delete(key);
      }
      for (const name of BY_POOL) deleteAll(this.services.state, name, `${id}/`);
      this.keys.delete(id);
      this.pools.delete(id);
    });
  }
}

/** Collections whose keys start with the pool's id. */
const BY_POOL = [
  "cognitoUsers",
  "cognitoAliases",
  "cognitoGroups",
  "cognitoGroupMembers",
  "cognitoSignIns",
  "cognitoRefreshTokens",
  "cognitoDevices",
];

function deleteAll(state: StateStore, name: string, prefix: string): void {
  const collection = state.collection(name);
  for (const { key } of collection.entries(prefix)) collection.delete(key);
}
