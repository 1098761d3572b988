"use strict";
require("tsx/cjs");
require("./docTables.ts")
  .writeTables()
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
