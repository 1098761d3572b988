"use strict";
require("tsx/cjs");
require("./tables.ts")
  .writeTables()
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
