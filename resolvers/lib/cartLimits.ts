/** Copies of one product in a cart, at most. */
export const quantityLimit = 99;

/** Products in a cart, at most: a checkout of all is one transaction of at most 100 actions. */
export const productLimit = 50;
