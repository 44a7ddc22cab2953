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
  ])("%s and %s have the same stem", (a, b) => expect(stem(a)).toBe(stem(b)));

  it.each([
    ["ad", "add"],
    ["ad", "ads"],
    ["add", "address"],
    ["access", "accessory"],
    ["bus", "business"],
    ["go", "goes"],
    ["java", "javascript"],
  ])("%s and %s have different stems", (a, b) => expect(stem(a)).not.toBe(stem(b)));

  it("Words in other scripts stay unchanged", () => expect(stem("счета")).toBe("счета"));
});
