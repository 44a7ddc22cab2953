import { expect, it } from "vitest";
import { isIban, passesLuhn } from "./check-digits";

it.each(["DE89370400440532013000", "GB82WEST12345698765432", "NO9386011117947", "fr1420041010050500013m02606"])(
  "%s is an IBAN",
  (compact) => expect(isIban(compact)).toBe(true),
);

it.each(["DE88370400440532013000", "DE89 3704 0044 0532 0130 00", "DE89", "8937040044053201300000"])(
  "%s is not an IBAN",
  (compact) => expect(isIban(compact)).toBe(false),
);

it.each(["4111111111111111", "5555555555554444", "378282246310005", "0"])("%s has a valid check digit", (digits) =>
  expect(passesLuhn(digits)).toBe(true),
);

it.each(["4111111111111112", "1234567890123456", "", "1"])("%j has no valid check digit", (digits) =>
  expect(passesLuhn(digits)).toBe(false),
);
