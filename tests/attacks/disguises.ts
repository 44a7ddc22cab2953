/** Ways to hide an instruction. */
export const disguises = {
  base64: (text: string) => Buffer.from(text).toString("base64"),
  hex: (text: string) => Buffer.from(text).toString("hex"),
  escapes: (text: string) => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""),
  percent: (text: string) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  entities: (text: string) => [...text].map((char) => `&#${char.codePointAt(0)};`).join(""),
  binary: (text: string) => [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, "0")).join(" "),
  codes: (text: string) => [...Buffer.from(text)].join(" "),
  rot13: (text: string) =>
    text.replace(/[a-z]/gi, (char) => {
      const base = char < "a" ? 65 : 97;
      return String.fromCharCode(((char.charCodeAt(0) - base + 13) % 26) + base);
    }),
  leet: (text: string) => text.replace(/[aeiost]/gi, (char) => "4310$7"["aeiost".indexOf(char.toLowerCase())]!),
  backwards: (text: string) => [...text].reverse().join(""),
  spaced: (text: string) =>
    text
      .split(" ")
      .map((word) => [...word].join(" "))
      .join("   "),
  zeroWidth: (text: string) => [...text].join("\u200b"),
  tags: (text: string) => [...text].map((char) => String.fromCodePoint(0xe0000 + char.codePointAt(0)!)).join(""),
  wide: (text: string) => text.replace(/[!-~]/g, (char) => String.fromCodePoint(char.codePointAt(0)! + 0xfee0)),
  bold: (text: string) => text.replace(/[a-z]/g, (char) => String.fromCodePoint(0x1d41a + char.charCodeAt(0) - 97)),
  homoglyphs: (text: string) => text.replace(/[aeopcxyi]/g, (char) => "аеорсхуі"["aeopcxyi".indexOf(char)]!),
  accents: (text: string) => text.replace(/[aeiou]/g, "$&\u0301"),
  morse: (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9 ]/g, "")
      .split(" ")
      .map((word) => [...word].map((char) => SIGNS[char]).join(" "))
      .join(" / "),
};

const SIGNS: Record<string, string> = Object.fromEntries(
  "a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- w.-- x-..- y-.-- z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----."
    .split(" ")
    .map((each) => [each[0]!, each.slice(1)]),
);
