import { hasUnknown, UNKNOWN } from "../core/unknown";
import { VisibleError } from "../core/visibleError";
import { fromWire } from "./wireValue";

/** Tags by key. */
export type Tags = Record<string, string>;

/** Tags that providers add to each resource, including those from the stack's settings. */
export class ProviderTags {
  readonly #byUrn = new Map<string, Tags | typeof UNKNOWN>();

  /** @param settings settings by full key, for the default provider */
  constructor(private readonly settings: Readonly<Record<string, string>>) {}

  note(urn: string, type: string, object: Record<string, unknown>): void {
    if (type !== "pulumi:providers:aws") return;
    const { defaultTags, ignoreTags } = fromWire(object).value as Record<string, unknown>;
    this.#byUrn.set(urn, tagsOfProvider({ defaultTags, ignoreTags }));
  }

  /** @param provider reference of the provider: its URN and its id; empty for the default one */
  tagsOf(provider: string): Tags | typeof UNKNOWN {
    const known = this.#byUrn.get(provider.slice(0, provider.lastIndexOf("::")));
    const { "aws:defaultTags": defaultTags, "aws:ignoreTags": ignoreTags } = this.settings;
    return known ?? tagsOfProvider({ defaultTags, ignoreTags });
  }
}

/** The tags that a provider adds, from its configuration. */
export function tagsOfProvider({
  defaultTags,
  ignoreTags,
}: {
  defaultTags?: unknown;
  ignoreTags?: unknown;
}): Tags | typeof UNKNOWN {
  return hasUnknown([defaultTags, ignoreTags]) ? UNKNOWN : tagsIn(defaultTags, ignoreTags);
}

/** Removes the tags that the provider is configured to ignore. */
function tagsIn(defaultTags: unknown, ignoreTags: unknown): Tags {
  const { tags = {} } = asObject(defaultTags, "defaultTags") as { tags?: Tags };
  const { keys = [], keyPrefixes = [] } = asObject(ignoreTags, "ignoreTags") as {
    keys?: string[];
    keyPrefixes?: string[];
  };
  const isIgnored = (key: string): boolean =>
    keys.includes(key) || keyPrefixes.some((prefix) => key.startsWith(prefix));
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !isIgnored(key)));
}

/** The SDK and the settings store objects as JSON. */
function asObject(value: unknown, name: string): object {
  if (value === undefined || value === null) return {};
  try {
    const parsed: unknown = typeof value === "string" ? JSON.parse(value) : value;
    if (typeof parsed === "object" && parsed !== null) return parsed;
  } catch {
    // Rejected below.
  }
  throw new VisibleError(`"${name}" of the AWS provider must be an object.`);
}
