/** The engine's label of a stream, e.g. "1795939890.557121753": seconds and nanoseconds. */
const ENGINE_LABEL = /"LatestStreamLabel":"(\d+\.\d{9})"/;

/** The label in AWS's format, e.g. "2026-11-29T08:11:30.557". */
export function awsLabel(label: string): string {
  const [, seconds, millis] = /^(\d+)\.(\d{3})\d{6}$/.exec(label) ?? [];
  if (seconds === undefined) return label;
  return new Date(Number(seconds) * 1000 + Number(millis)).toISOString().slice(0, -1);
}

/** Replaces the engine's label in a table description with AWS's, also in the ARN of its stream. */
export function withAwsLabel(description: string): string {
  const label = ENGINE_LABEL.exec(description)?.[1];
  return label === undefined ? description : description.replaceAll(label, awsLabel(label));
}

/** Creation time of a stream in milliseconds since 1970, from its label in AWS's format. */
export function creationOf(label: string): number {
  return Date.parse(`${label}Z`);
}
