import type { Pool as UndiciPool } from "undici";

/**
 * The connection pool of undici, loaded by its own path: all of undici (fetch, caches, mocks) takes three times as long
 * to load.
 */
export const Pool: typeof UndiciPool = require("undici/lib/dispatcher/pool.js");

export type Pool = UndiciPool;
