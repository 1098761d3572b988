// The site checks its input with the same patterns. They mean the same in Java and,
// with the flag u, in JavaScript; only in Java, $ also matches before a last line break.

export const productIdPattern = "^[a-z0-9][a-z0-9-]{0,63}$";

export const userIdPattern = "^[0-9A-Za-z-]{1,64}$";

export const uuidPattern =
  "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";

/** The path of a cover on the site. */
export const coverPattern = "^/covers/[A-Za-z0-9][A-Za-z0-9_-]{0,99}\\.(svg|png|jpg|webp|avif)$";

/** The form of a day such as "2026-11-29"; also of one that is not in the calendar. */
export const dayPattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/**
 * Characters that a text must not contain: control characters, halves of surrogate pairs, line
 * separators, and format characters that are invisible or change the text direction. Joiners
 * (U+200C, U+200D) are allowed: scripts and emoji need them.
 */
const unfit =
  "\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u00ad\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb";

/** Text without these characters. */
export const printablePattern = `^[^${unfit}]*$`;

/** Text in one line with at least one character that is visible. */
export const visiblePattern = "^.*[\\p{L}\\p{N}\\p{P}\\p{S}].*$";
