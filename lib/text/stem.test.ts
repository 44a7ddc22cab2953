import { describe, expect, it } from "vitest";
import { stem } from "./stem";

describe("endings", () => {
  it.each([
    ["refund", "refunds"],
    ["invoice", "invoices"],
    ["charge", "charged"],
    ["crash", "crashes"],
    ["crash", "crashing"],
    ["delivery", "deliveries"],
    ["password", "passwords"],
  ])("%s and %s meet", (a, b) => expect(stem(a)).toBe(stem(b)));

  it.each([
    ["ad", "add"],
    ["ad", "ads"],
    ["add", "address"],
    ["access", "accessory"],
    ["bus", "business"],
    ["go", "goes"],
    ["java", "javascript"],
  ])("%s and %s don't", (a, b) => expect(stem(a)).not.toBe(stem(b)));

  it("leaves words of other scripts alone", () => expect(stem("счета")).toBe("счета"));
});
