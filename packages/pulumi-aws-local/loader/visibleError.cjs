"use strict";

/**
 * Creates an error that the user can correct. Commands show only its message, as for VisibleError
 * (src/core/visibleError.ts).
 */
function visibleError(message, cause) {
  return Object.assign(new Error(message, { cause }), { name: "VisibleError" });
}

module.exports = { visibleError };
