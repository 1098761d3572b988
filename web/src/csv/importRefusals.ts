/** Errors of applyProductLine that concern its line only: the others are sent all the same. */
export const lineRefusals = [
  "InvalidInput",
  "ProductExists",
  "ProductNotFound",
  "ProductChanged",
  "SoldOut",
];
