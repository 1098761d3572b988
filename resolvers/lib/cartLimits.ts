/** Maximum copies of one product in a cart. */
export const quantityLimit = 99;

/**
 * Maximum number of products in a cart: a checkout of all of them is one transaction of at most 100
 * actions.
 */
export const productLimit = 50;

/**
 * Maximum number of saved products: together with those of a cart, they are one BatchGetItem of at
 * most 100 keys.
 */
export const savedLimit = 50;
