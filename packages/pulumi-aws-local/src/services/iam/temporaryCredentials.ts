import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

import type { Services } from "../../core/services";
import { BoundedMap } from "../../core/boundedMap";
import type { CognitoIdentity, Credentials } from "../../core/principal";

/** What a session token holds, sealed: the whole session, so that nothing need be stored. */
export interface SessionRecord {
  accessKeyId: string;
  roleName: string;
  /** A role that is deleted and created again is another role: its old sessions end. */
  roleId: string;
  sessionName: string;
  /** Epoch seconds. */
  expiration: number;
  cognito?: CognitoIdentity;
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * Issues and opens temporary credentials (ASIA…). The session token is the session itself, sealed
 * with AES-256-GCM under a key kept in the data folder; the secret key follows from the access key
 * id. Credentials so survive a restart and cost no write.
 */
export class TemporaryCredentials {
  readonly #sealingKey: Buffer;
  readonly #secretKey: Buffer;
  readonly #opened = new BoundedMap<string, SessionRecord>(5000);
  readonly #secrets = new BoundedMap<string, string>(5000);

  constructor({ state }: Pick<Services, "state">) {
    const secrets = state.collection<string>("iam.secrets");
    let master = secrets.get("credentials");
    if (master === undefined) {
      master = randomBytes(32).toString("base64");
      secrets.put("credentials", master);
    }
    this.#sealingKey = derive(master, "session token");
    this.#secretKey = derive(master, "secret access key");
  }

  issue(session: Omit<SessionRecord, "accessKeyId">): Credentials {
    const accessKeyId = randomKeyId("ASIA");
    const record: SessionRecord = { ...session, accessKeyId };
    return {
      accessKeyId,
      secretAccessKey: this.secretOf(accessKeyId),
      sessionToken: this.#seal(record),
      expiration: session.expiration,
    };
  }

  /** The secret access key that belongs to a temporary access key id: 40 characters, as AWS's. */
  secretOf(accessKeyId: string): string {
    const known = this.#secrets.get(accessKeyId);
    if (known !== undefined) return known;
    const digest = createHmac("sha256", this.#secretKey).update(accessKeyId).digest("base64");
    return this.#secrets.set(accessKeyId, digest.slice(0, 40));
  }

  /** The session of a token; undefined if this data folder did not seal it, or it was changed. */
  open(sessionToken: string): SessionRecord | undefined {
    const known = this.#opened.get(sessionToken);
    if (known !== undefined) return known;
    const record = this.#unseal(sessionToken);
    return record && this.#opened.set(sessionToken, record);
  }

  #seal(record: SessionRecord): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#sealingKey, nonce);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(record), "utf8"), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, sealed, cipher.getAuthTag()]).toString(
      "base64",
    );
  }

  #unseal(sessionToken: string): SessionRecord | undefined {
    const bytes = Buffer.from(sessionToken, "base64");
    if (bytes.length <= 1 + NONCE_BYTES + TAG_BYTES || bytes[0] !== VERSION) return undefined;
    // Base64 decoding overlooks foreign characters: one token must have one spelling.
    if (bytes.toString("base64") !== sessionToken) return undefined;
    const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv("aes-256-gcm", this.#sealingKey, nonce);
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const sealed = bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES);
      const text = Buffer.concat([decipher.update(sealed), decipher.final()]).toString("utf8");
      return JSON.parse(text) as SessionRecord;
    } catch {
      return undefined;
    }
  }
}

/** An identifier as IAM forms them: four letters for its kind, then 16 random characters. */
export function randomKeyId(prefix: string): string {
  return prefix + Array.from(randomBytes(16), (byte) => KEY_ALPHABET[byte & 31]).join("");
}

function derive(master: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", Buffer.from(master, "base64"), "", purpose, 32));
}
