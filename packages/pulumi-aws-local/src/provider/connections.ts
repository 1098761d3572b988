import type { UNKNOWN } from "../core/unknown";
import { BoundedMap } from "../core/boundedMap";
import { VisibleError } from "../core/visibleError";
import type { Tags } from "../program/providerTags";

/** Settings of one provider of a program. */
export interface ProviderSettings {
  /** Undefined: the provider sets none. */
  region: string | undefined;
  defaultTags: Tags | typeof UNKNOWN;
}

/** What the engine has said on one connection: it opens one for each provider, the default one included. */
export interface Connection {
  /** Where the engine listens for log messages. */
  engineAddress?: string;
  /** URN of the provider. */
  urn?: string;
  settings?: ProviderSettings;
}

/** More providers than any program declares. */
const MOST = 1_000;

/** The connections of engines, by their own address. The calls for a resource do not say which provider they are for. */
export class Connections {
  readonly #byPeer = new BoundedMap<string, Connection>(2 * MOST);

  of(peer: string): Connection {
    return this.#byPeer.get(peer) ?? this.#byPeer.set(peer, {});
  }
}

/** @throws VisibleError for a connection that was opened again in the middle of a deployment, such as when the emulator was restarted */
export function settingsOf({ settings }: Connection): ProviderSettings {
  if (settings !== undefined) return settings;
  throw new VisibleError(
    "This provider was restarted since the deployment began, or was never configured. Run the command of Pulumi again.",
  );
}
