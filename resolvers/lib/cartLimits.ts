/** Copies of one product in a cart, at most. */
export const quantityLimit = 99;

/** Products in a cart, at most: a checkout of all is one transaction of at most 100 actions. */
export const productLimit = 50;

/** Products on a list of saved ones, at most: with those of a cart, one BatchGetItem of at most 100 keys. */
export const savedLimit = 50;
