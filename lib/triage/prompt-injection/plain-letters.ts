import { type FoldedText, foldBy, plainChar } from "@/lib/text/fold";

/** Lookalikes by Latin letter, as in "іgnоrе". */
const LOOKALIKES: Record<string, string> = {
  a: "аα",
  b: "вʙ",
  c: "сϲ",
  d: "ԁ",
  e: "еєε",
  g: "ɢ",
  h: "һн",
  i: "іıιɪ",
  j: "ј",
  k: "кκ",
  l: "ӏʟ",
  m: "м",
  n: "пηɴ",
  o: "оοσ",
  p: "рρ",
  q: "ԛ",
  r: "гʀ",
  s: "ѕꜱ",
  t: "тτᴛ",
  u: "υᴜ",
  v: "νᴠ",
  w: "ԝωᴡ",
  x: "хχ",
  y: "уγʏ",
};
const LATIN = new Map(Object.entries(LOOKALIKES).flatMap(([latin, all]) => [...all].map((each) => [each, latin])));

/** Lower case, no accents, lookalikes as Latin letters. Words of other scripts only stay comparable. */
export function plainLetters(text: string): FoldedText {
  return foldBy(text, plainLetter);
}

function plainLetter(char: string): string {
  if (char >= " " && char <= "~") return char.toLowerCase();
  const plain = plainChar(char).toLowerCase();
  if (plain === "") return "";
  const bare = plain.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return [...bare].map((each) => LATIN.get(each) ?? each).join("");
}
