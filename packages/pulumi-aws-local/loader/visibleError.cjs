"use strict";

/** An error that the user can correct: commands show its message only, as of a VisibleError (src/core/visibleError.ts). */
function visibleError(message, cause) {
  return Object.assign(new Error(message, { cause }), { name: "VisibleError" });
}

module.exports = { visibleError };
