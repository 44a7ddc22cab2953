import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/tests/contracts/gemini/any-text";
import { maskAddresses } from "./mask-addresses";

const seen = (text: string) => maskAddresses(text).replaceAll("\0", "");

describe("addresses are no words", () => {
  it.each([
    ["write to asap@example.com please", "write to  please"],
    ["<urgent.critical+x@mail.example.org>, thanks", "<>, thanks"],
    ["see https://status.example.com/critical?now=asap now", "see  now"],
    ["(www.urgent.example.com/asap)", "()"],
    ["our asap.com page. Read login.example.com/reset.", "our  page. Read "],
    ["mailto:asap@x.io", "mailto:"],
  ])('The addresses in "%s" are blanked', (text, left) => expect(seen(text)).toBe(left));

  it.each(["Node.js and ASP.NET on socket.io", "and/or", "urgent.Please call", "I am @home", "C++/C#", "v1.2.3"])(
    '"%s" stays unchanged',
    (text) => expect(maskAddresses(text)).toBe(text),
  );

  it("Masking keeps every position for any text", () => {
    fc.assert(fc.property(anyText, (text) => maskAddresses(text).length === text.length));
  });
});
