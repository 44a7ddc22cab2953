import { expect, it } from "vitest";
import { passesLuhn } from "./luhn";

it.each(["4111111111111111", "5555555555554444", "378282246310005", "0"])("%s has a valid check digit", (digits) =>
  expect(passesLuhn(digits)).toBe(true),
);

it.each(["4111111111111112", "1234567890123456", "", "1"])("%j has no valid check digit", (digits) =>
  expect(passesLuhn(digits)).toBe(false),
);
