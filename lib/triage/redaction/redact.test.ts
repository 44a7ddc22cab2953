import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/tests/contracts/gemini/any-text";
import { redactAll } from "./redact";

const redact = (text: string) => redactAll([text])[0]!;
const red = (text: string) => redact(text).text;

describe("redactAll", () => {
  it.each([
    // Mail addresses
    ["Write to jo.doe+x@mail.example.org, please", "Write to [email], please"],
    ["<jo@example.com>;mailto:ann@example.co.uk?subject=x", "<[email]>;mailto:[email 2]?subject=x"],
    ["jo@example.com and JO@EXAMPLE.COM and ann@example.com", "[email] and [email] and [email 2]"],
    ["jörg@bücher.example", "[email]"],
    ["jo (at) example (dot) com, jo[at]example.com", "[email], [email 2]"],
    ["see https://x.example/?mail=jo%40example.com now", "see https://x.example/?mail=[email] now"],
    ['"Jo Doe"@example.com', "[email]"],
    ["j\u200bo\u00ad@exam\u2060ple.com", "[email]"],
    ["jo＠example．com", "[email]"],
    // Phones
    ["call +49 (0)170 123-4567.", "call [phone]."],
    ["+1 555 010 0199 or 0049 170 1234567 or 01701234567", "[phone] or [phone 2] or [phone 3]"],
    ["(555) 010-0199, 555-010-0199, 555.010.0199", "[phone], [phone], [phone]"],
    ["Tel.: 612 345 678", "Tel.: [phone]"],
    ["my mobile number is 5550100199", "my mobile number is [phone]"],
    ["06 12 34 56 78", "[phone]"],
    ["call ＋４９ １７０ １２３４５６７", "call [phone]"],
    ["+٤٩ ١٧٠ ١٢٣٤٥٦٧", "[phone]"],
    // Cards
    ["card 4111 1111 1111 1111 exp 12/27", "card [card] exp 12/27"],
    ["4111-1111-1111-1111 and 4111111111111111 and 378282246310005", "[card] and [card] and [card 2]"],
    ["4111\u200b1111\u200b1111\u200b1111", "[card]"],
    ["４１１１ １１１１ １１１１ １１１１", "[card]"],
    ["4111 1111 1111 1111 12 27 123", "[card] 12 27 123"],
    // IBANs
    ["IBAN DE89 3704 0044 0532 0130 00 please", "IBAN [iban] please"],
    ["gb82west12345698765432 and GB82 WEST 1234 5698 7654 32", "[iban] and [iban]"],
    ["DE89\u200b3704004405320130\u200b00", "[iban]"],
    // Keys
    ["key sk-abcdEFGH1234567890abcd done", "key [key] done"],
    ["ghp_0123456789abcdefghijABCDEFGHIJ012345", "[key]"],
    ["AKIAIOSFODNN7EXAMPLE", "[key]"],
    ["xoxb-1234567890-abcdefghij", "[key]"],
    ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-DEF_123", "[key]"],
    ["Authorization: Bearer abcdef0123456789.xyz", "Authorization: Bearer [key]"],
    ['api_key = "a8F3kd92LqP0zz17" ok', 'api_key = "[key]" ok'],
    ["-----BEGIN RSA PRIVATE KEY-----\nMIIabc+/=\nxyz\n-----END RSA PRIVATE KEY-----\nthanks", "[key]\nthanks"],
    ["-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ\nMIIEvQIBADANBgkqhkiG9w0BAQ\nbye", "[key]\nbye"],
    ["see https://h.example/a?user=ann&token=abcdef123456#x", "see https://h.example/a?user=ann&token=[key]#x"],
    [
      "https://h.example/?X-Amz-Signature=00aa11bb22&keyword=printers",
      "https://h.example/?X-Amz-Signature=[key]&keyword=printers",
    ],
    // Passwords
    ["password: hunter2", "password: [password]"],
    ["Password is hunter2.", "Password is [password]."],
    ["pwd=abc;Server=db1", "pwd=[password];Server=db1"],
    [
      "Passwort: Sommer2024!\ncontraseña: gato99, mot de passe : chat77",
      "Passwort: [password]!\ncontraseña: [password 2], mot de passe : [password 3]",
    ],
    ["contrasen\u0303a: gato99", "contrasen\u0303a: [password]"],
    [
      "пароль: кот77 密码：maomi88 パスワード: neko55",
      "пароль: [password] 密码：[password 2] パスワード: [password 3]",
    ],
    ['{"user":"jo","password":"a b c","x":1}', '{"user":"jo","password":"[password]","x":1}'],
    ["DB_PASSWORD=tiger77 ./run", "DB_PASSWORD=[password] ./run"],
    ["password for the vpn: tiger", "password for the vpn: [password]"],
    ["Password:\nhunter2\nThanks", "Password:\n[password]\nThanks"],
    ["pass\u200bword: hun\u200bter2", "pass\u200bword: [password]"],
    ["**Password:** hunter2", "**Password:** [password]"],
    ["https://jo:s3cret@host.example/x", "https://[password]@host.example/x"],
    ["postgres://app:p@ss@db.example:5432/app", "postgres://[password]@db.example:5432/app"],
    // Said again
    [
      "password: hunter2. I typed hunter2 twice, 'hunter2'!",
      "password: [password]. I typed [password] twice, '[password]'!",
    ],
    ["pin: 4711 and pin: 4712", "pin: [password] and pin: [password 2]"],
  ])("Text %j becomes %j", (text, safe) => expect(red(text)).toBe(safe));

  it.each([
    "Ticket TKT-20240506-0001 of 2024-05-06 10:30, due 06.05.2024 12:00 or 05/06/2024",
    "Order 20391, invoice INV-2024-00017, order 0123456789, order number: 0012345678901",
    "Version 10.0.22631.3447, node 20.19.0, react@18.2.0, IP 192.168.100.200 and 10.0.0.1:8080",
    "Error 0x80070005, code 500, E1234, KB5034441, HTTP 404, event id 0451234567",
    "1234567890123456 is an order and 4111 1111 1111 1112 fails Luhn",
    "DE88 3704 0044 0532 0130 00 has wrong check digits",
    "MAC 00:1A:2B:3C:4D:5E, uuid 0190a1b2-0123-4567-89ab-0123456789ab, sha 9f86d081884c7d659a2feaa0c55ad015",
    "How do I set the priority? The password is expired, password reset fails, password: forgotten",
    "Press the key: Windows+R. The token is invalid. secret: yes",
    "I am @home, C++ 11, a[at]b, half past 10-12, 50.000 EUR, 1,234,567.89",
    "The price went from 12.50 to 13.75 at 08:30:15 on 2024-05-06T10:00:00+02:00",
    "at com.example.Main.run(Main.java:1095) thread 0000000140001234",
    "[email] and [card 2] were taken out before",
  ])("Text %j is not changed", (text) => expect(red(text)).toBe(text));

  it("Numbering skips marks that the text already holds", () => {
    expect(red("[email] wrote to jo@example.com, ann@example.com")).toBe("[email] wrote to [email 2], [email 3]");
  });

  it("Texts redacted together share marks and passwords", () => {
    const [title, description] = redactAll(["hunter2 does not work", "jo@example.com, password: hunter2"]);
    expect(title?.text).toBe("[password] does not work");
    expect(description?.text).toBe("[email], password: [password]");
  });

  it("Each piece has its position in the original and in the result", () => {
    const text = "to jo@example.com, card 4111 1111 1111 1111";
    const { text: safe, pieces } = redact(text);
    expect(pieces.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ["email", "jo@example.com"],
      ["card", "4111 1111 1111 1111"],
    ]);
    for (const { at, mark } of pieces) expect(safe.slice(at, at + mark.length)).toBe(mark);
  });

  const piece = fc.constantFrom(
    ..."password: |pwd=|hunter2|jo@example.com|4111 1111 1111 1111|DE89370400440532013000|+49 170 1234567|sk-abcdEFGH1234567890abcd|[email]|[password 2]|https://|a:b@|0|1|7|+|-| |\n|.|@|=|\"|'|Bearer |token: |tel |\0|\u200b|[left out]|\ufffe".split(
      "|",
    ),
  );
  const broth = fc
    .array(fc.oneof({ weight: 9, arbitrary: piece }, anyText), { maxLength: 30 })
    .map((all) => all.join(""));

  it("Redacting twice changes nothing, for any text", () => {
    fc.assert(
      fc.property(broth, (text) => {
        const once = red(text);
        expect(red(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it("A mark's length does not matter", () => {
    const once = red("password: \n\u00001");
    expect(red(once)).toBe(once);
  });

  it("No part of a secret is left, wherever it is", () => {
    const secret = fc.constantFrom(
      "jo.doe@example.com",
      "4111 1111 1111 1111",
      "DE89 3704 0044 0532 0130 00",
      "ghp_0123456789abcdefghijABCDEFGHIJ012345",
      "+49 170 1234567",
    );
    const words = fc.array(fc.constantFrom("please", "2024-05-06", "order 77", ",", "(", ")", "\n", "password reset"), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(words, secret, words, (before, hidden, after) => {
        expect(red([...before, hidden, ...after].join(" "))).not.toContain(hidden.slice(1, 9));
      }),
    );
  });

  it.each([
    ["at signs", "a@".repeat(25_000)],
    ["almost addresses", "a.b@c.".repeat(8_000)],
    ["digits", "4".repeat(50_000)],
    ["groups of digits", "4111 ".repeat(10_000)],
    ["almost phones", "+4 ".repeat(16_000)],
    ["labels", "password:".repeat(5_500)],
    ["labels that tell of themselves", "password for a ".repeat(3_300)],
    ["key openings", "-----BEGIN PRIVATE KEY-----".repeat(1_800)],
    ["token openings", "eyJaaaaaa.eyJ".repeat(3_800)],
    ["schemes", "://a:".repeat(10_000)],
    ["letters", "a".repeat(50_000)],
    ["almost accounts", "DE89 ".repeat(10_000)],
    ["spaces", " ".repeat(50_000)],
    ["different passwords", Array.from({ length: 2_500 }, (_, i) => `password: x${i}y `).join("")],
    ["unseen signs", "\u200b".repeat(50_000)],
    ["noughts", "0".repeat(25_000) + "01 ".repeat(8_000)],
    ["brackets", "([{".repeat(16_000)],
    ["quotation marks", '"@'.repeat(25_000)],
  ])("Redaction ends with 50,000 characters of %s", (_, text) => {
    const once = red(text);
    expect(red(once)).toBe(once);
  });
});
