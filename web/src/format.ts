const money = once(() => new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }));
const dateTime = once(
  () => new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" }),
);
const date = once(() => new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }));
const relative = once(() => new Intl.RelativeTimeFormat("en", { numeric: "auto" }));

/** Creates a formatter on first use. That takes milliseconds, and the build of the site needs none. */
function once<T>(create: () => T): () => T {
  let created: T | undefined;
  return () => (created ??= create());
}

/** Cents as a price, for example "$19.99". */
export function formatCents(cents: number): string {
  return money().format(cents / 100);
}

/** An ISO 8601 time as date and time in the user's time zone. */
export function formatDateTime(iso: string): string {
  return dateTime().format(new Date(iso));
}

/** An ISO 8601 time as a date in the user's time zone. */
export function formatDate(iso: string): string {
  return date().format(new Date(iso));
}

/** The time since an ISO 8601 time, in the largest fitting unit: "3 minutes ago". */
export function formatAgo(iso: string, now = Date.now()): string {
  const seconds = Math.min(0, (Date.parse(iso) - now) / 1000);
  if (seconds > -45) return "just now";
  if (seconds > -3600) return relative().format(Math.round(seconds / 60), "minute");
  if (seconds > -86400) return relative().format(Math.round(seconds / 3600), "hour");
  return relative().format(Math.round(seconds / 86400), "day");
}

/** "1 record", "2 records". */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A genre of the schema as displayed text: "HIP_HOP" is "Hip hop". */
export function formatGenre(genre: string): string {
  if (genre === "RNB" || genre === "R_AND_B") return "R&B";
  const words = genre.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
