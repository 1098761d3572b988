/** Errors of applyProductLine that concern only their line: the other lines are still sent. */
export const lineRefusals = [
  "InvalidInput",
  "ProductExists",
  "ProductNotFound",
  "ProductChanged",
  "SoldOut",
];
