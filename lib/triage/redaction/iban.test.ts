import { expect, it } from "vitest";
import { isIban } from "./iban";

it.each(["DE89370400440532013000", "GB82WEST12345698765432", "NO9386011117947", "fr1420041010050500013m02606"])(
  "%s is an IBAN",
  (compact) => expect(isIban(compact)).toBe(true),
);

it.each(["DE88370400440532013000", "DE89 3704 0044 0532 0130 00", "DE89", "8937040044053201300000"])(
  "%s is not an IBAN",
  (compact) => expect(isIban(compact)).toBe(false),
);
