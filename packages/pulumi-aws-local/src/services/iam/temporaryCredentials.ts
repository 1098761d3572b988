import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

import type { Services } from "../../core/services";
import { BoundedMap } from "../../core/boundedMap";
import type { CognitoIdentity, Credentials } from "../../core/principal";

/** The encrypted content of a session token: the whole session, so nothing has to be stored. */
export interface SessionRecord {
  accessKeyId: string;
  roleName: string;
  /** A role that is deleted and recreated is a different role: its old sessions are invalid. */
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
 * Issues and reads temporary credentials (ASIA…). The session token is the session itself, encrypted with AES-256-GCM
 * with a key in the data folder; the secret key is derived from the access key id. Credentials therefore survive a
 * restart and need no write.
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

  /** The secret access key for a temporary access key id: 40 characters, as on AWS. */
  secretOf(accessKeyId: string): string {
    const known = this.#secrets.get(accessKeyId);
    if (known !== undefined) return known;
    const digest = createHmac("sha256", this.#secretKey).update(accessKeyId).digest("base64");
    return this.#secrets.set(accessKeyId, digest.slice(0, 40));
  }

  /** The session of a token; undefined if the token is from another data folder, or was modified. */
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
    // Base64 decoding ignores invalid characters, but a token must have only one valid encoding.
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

/** An identifier in IAM's format: four letters for its kind, then 16 random characters. */
export function randomKeyId(prefix: string): string {
  return prefix + Array.from(randomBytes(16), (byte) => KEY_ALPHABET[byte & 31]).join("");
}

function derive(master: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", Buffer.from(master, "base64"), "", purpose, 32));
}
