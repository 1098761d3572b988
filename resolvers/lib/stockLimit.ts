/** Copies of one product in stock, at most. */
export const stockLimit = 1000000;
