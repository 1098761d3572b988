import type { UNKNOWN } from "../core/unknown";
import { BoundedMap } from "../core/boundedMap";
import { VisibleError } from "../core/visibleError";
import type { Tags } from "../program/providerTags";

/** Settings of one of a program's providers. */
export interface ProviderSettings {
  /** Undefined if the provider sets none. */
  region: string | undefined;
  defaultTags: Tags | typeof UNKNOWN;
}

/** State of one connection of the engine. The engine opens one for each provider, including the default one. */
export interface Connection {
  /** Address on which the engine accepts log messages. */
  engineAddress?: string;
  /** URN of the provider. */
  urn?: string;
  settings?: ProviderSettings;
}

/** More than the number of providers in any program. */
const MOST = 1_000;

/** The engines' connections by peer address. Calls for a resource do not say which provider they belong to. */
export class Connections {
  readonly #byPeer = new BoundedMap<string, Connection>(2 * MOST);

  of(peer: string): Connection {
    return this.#byPeer.get(peer) ?? this.#byPeer.set(peer, {});
  }
}

/**
 * @throws VisibleError for a connection that was reopened during a deployment, for example because the emulator was
 * restarted
 */
export function settingsOf({ settings }: Connection): ProviderSettings {
  if (settings !== undefined) return settings;
  throw new VisibleError(
    "This provider was restarted since the deployment began, or was never configured. Run the command of Pulumi again.",
  );
}
