import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import type { Services } from "../../core/services";
import type { Collection } from "../../core/stateStore";
import { checkClientSettings, type ClientSettings } from "./clientSettings";
import { NotAuthorizedError, ResourceNotFoundError } from "./errors";
import type { ClientRecord } from "./records";

/** Alphabet of an app client's id, which has 26 characters. */
export const CLIENT_ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

function newClientId(): string {
  const { length } = CLIENT_ID_CHARACTERS;
  return Array.from({ length: 26 }, () => CLIENT_ID_CHARACTERS[randomInt(length)]).join("");
}

/** Builds a client secret from 64 hexadecimal digits, by default random ones. */
export function newClientSecret(hex = randomBytes(32).toString("hex")): string {
  return BigInt(`0x${hex}`).toString(36);
}

/** The app clients of all pools by client id, as in public calls. */
export class ClientStore {
  private readonly clients: Collection<ClientRecord>;

  constructor(private readonly services: Pick<Services, "state" | "clock">) {
    this.clients = services.state.collection("cognitoClients");
  }

  create(
    poolId: string,
    settings: ClientSettings,
    { id = newClientId(), secret }: Partial<Pick<ClientRecord, "id" | "secret">> = {},
  ): ClientRecord {
    checkClientSettings(settings);
    const now = this.services.clock.now();
    const client: ClientRecord = {
      id,
      poolId,
      createdAt: now,
      modifiedAt: now,
      secret,
      settings,
    };
    this.clients.put(client.id, client);
    return client;
  }

  update(id: string, settings: ClientSettings): ClientRecord {
    checkClientSettings(settings);
    const client = { ...this.get(id), settings, modifiedAt: this.services.clock.now() };
    this.clients.put(id, client);
    return client;
  }

  find(id: string): ClientRecord | undefined {
    return this.clients.get(id);
  }

  /** @throws ResourceNotFoundException, also for a client of another pool than the given one */
  get(id: string, poolId?: string): ClientRecord {
    const client = this.clients.get(id);
    if (client === undefined || (poolId !== undefined && client.poolId !== poolId)) {
      throw ResourceNotFoundError.client(id);
    }
    return client;
  }

  /** The clients of a pool, sorted by id. */
  list(poolId: string): ClientRecord[] {
    return this.clients
      .entries()
      .map(({ value }) => value)
      .filter((client) => client.poolId === poolId);
  }

  delete(id: string): void {
    this.clients.delete(id);
  }
}

/**
 * Checks the secret itself, which calls without a user name send instead of a hash.
 * @throws NotAuthorizedException
 */
export function checkClientSecret(client: ClientRecord, given?: string): void {
  const digest = (value: string) => createHash("sha256").update(value).digest();
  if (!timingSafeEqual(digest(client.secret ?? ""), digest(given ?? ""))) {
    throw new NotAuthorizedError(`Unable to verify secret for client ${client.id}`);
  }
}

/**
 * Checks the SecretHash that clients with a secret must send.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
 * @throws NotAuthorizedException
 */
export function checkSecretHash(client: ClientRecord, username: string, given?: string): void {
  if (client.secret === undefined) {
    if (given === undefined) return;
    throw new NotAuthorizedError(`Unable to verify secret hash for client ${client.id}`);
  }
  if (given === undefined) {
    throw new NotAuthorizedError(
      `Client ${client.id} is configured with secret but SECRET_HASH was not received`,
    );
  }
  const expected = createHmac("sha256", client.secret)
    .update(username + client.id)
    .digest();
  const bytes = Buffer.from(given, "base64");
  if (bytes.length !== expected.length || !timingSafeEqual(bytes, expected)) {
    throw new NotAuthorizedError(`Unable to verify secret hash for client ${client.id}`);
  }
}
