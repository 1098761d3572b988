import type { Services } from "../../core/services";
import type { Collection } from "../../core/stateStore";

/** A sender address or domain. */
interface IdentityRecord {
  identity: string;
  type: "EMAIL_ADDRESS" | "DOMAIN";
}

/**
 * The sender addresses and domains that the program declares. They count as verified at once, because SES's link cannot
 * be opened and its DNS records cannot be published locally.
 */
export class SenderIdentities {
  readonly #identities: Collection<IdentityRecord>;
  readonly #configurationSets: Collection<string>;

  constructor({ state }: Pick<Services, "state">) {
    this.#identities = state.collection("ses.identities");
    this.#configurationSets = state.collection("ses.configurationSets");
  }

  put(identity: string): IdentityRecord {
    const record: IdentityRecord = {
      identity,
      type: identity.includes("@") ? "EMAIL_ADDRESS" : "DOMAIN",
    };
    this.#identities.put(identity.toLowerCase(), record);
    return record;
  }

  has(identity: string): boolean {
    return this.#identities.get(identity.toLowerCase()) !== undefined;
  }

  delete(identity: string): void {
    this.#identities.delete(identity.toLowerCase());
  }

  /** The identity that lets an address send: its own, otherwise that of its domain or a parent domain. */
  forSender(address: string): string | undefined {
    const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
    const labels = domain.split(".");
    const domains = labels.map((_, at) => labels.slice(at).join("."));
    for (const key of [address.toLowerCase(), ...domains]) {
      const record = this.#identities.get(key);
      if (record !== undefined) return record.identity;
    }
    return undefined;
  }

  putConfigurationSet(name: string): void {
    this.#configurationSets.put(name, name);
  }

  deleteConfigurationSet(name: string): void {
    this.#configurationSets.delete(name);
  }

  hasConfigurationSet(name: string): boolean {
    return this.#configurationSets.get(name) !== undefined;
  }
}

/** ARN of an identity: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html */
export function identityArn(
  identity: string,
  { region, accountId }: Pick<Services, "region" | "accountId">,
): string {
  return `arn:aws:ses:${region}:${accountId}:identity/${identity}`;
}
