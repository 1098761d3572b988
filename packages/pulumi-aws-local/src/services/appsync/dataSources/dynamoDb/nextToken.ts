import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AwsError } from "../../../../core/awsError";
import type { StateStore } from "../../../../core/stateStore";
import type { DataSourceCall } from "../dataSourceCall";
import type { WireItem } from "./attributeValues";

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a LastEvaluatedKey so that only the same resolver or function can continue from it. */
export function sealNextToken(key: WireItem, call: DataSourceCall, state: StateStore): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", secretOf(state), iv).setAAD(binding(call));
  const text = Buffer.concat([cipher.update(JSON.stringify(key), "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString("base64");
}

/**
 * The key in a token.
 * @throws AwsError if the token is invalid or was issued for another resolver.
 * UNVERIFIED: AppSync's error type; the rejection itself is documented.
 */
export function openNextToken(token: unknown, call: DataSourceCall, state: StateStore): WireItem {
  try {
    const sealed = Buffer.from(String(token), "base64");
    const iv = sealed.subarray(0, IV_BYTES);
    // The tag length is fixed, because a shorter tag of a truncated token would be easier to guess.
    const options = { authTagLength: TAG_BYTES };
    const decipher = createDecipheriv("aes-256-gcm", secretOf(state), iv, options)
      .setAAD(binding(call))
      .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const text = decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES), undefined, "utf8");
    return JSON.parse(text + decipher.final("utf8"));
  } catch {
    throw new AwsError("ValidationException", "Invalid pagination token given.");
  }
}

function binding({ caller, dataSource }: DataSourceCall): Buffer {
  return Buffer.from(JSON.stringify([caller, dataSource.arn]));
}

/** Generates the secret for tokens, so that no later read has to write it: the disk may be full then. */
export function prepareNextTokens(state: StateStore): void {
  secretOf(state);
}

/** Generated once for each data folder, so that tokens stay valid after a restart. */
function secretOf(state: StateStore): Buffer {
  let secret = secrets.get(state);
  if (secret === undefined) {
    const keys = state.collection<string>("appsync.keys");
    let stored = keys.get("nextToken");
    if (stored === undefined) {
      stored = randomBytes(32).toString("base64");
      keys.put("nextToken", stored);
    }
    secret = Buffer.from(stored, "base64");
    secrets.set(state, secret);
  }
  return secret;
}

const secrets = new WeakMap<StateStore, Buffer>();
