/** Maximum number of copies of one product in stock. */
export const stockLimit = 1000000;
