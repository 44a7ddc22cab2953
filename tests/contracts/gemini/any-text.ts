import fc from "fast-check";

/** Any text that JavaScript can hold: control characters and halves of surrogate pairs included. */
export const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));
